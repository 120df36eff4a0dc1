import type { ComponentType, CSSProperties, HTMLAttributes, ReactNode } from 'react';
import type { SettingType } from '../manifest/known';
import type { ForumUser } from './entities';

export interface ToggleProps {
  value: boolean;
  onChange: (value: boolean) => void;
  label?: ReactNode;
  hint?: ReactNode;
}

export interface SelectOption {
  value: string;
  label: string;
}

/** Give either `options` or `children` of `<option>`. */
export interface SelectProps {
  value: string;
  onChange: (value: string) => void;
  options?: readonly SelectOption[];
  children?: ReactNode;
  disabled?: boolean;
}

/** The picture of a user. */
export interface AvProps {
  user: Pick<ForumUser, 'username' | 'avatar_url'>;
  /** Pixels; 28 when left out. */
  size?: number;
}

/** Markdown, rendered and cleaned as the forum does it. */
export interface MdProps {
  text: string;
}

/** Spread over the items of a list that can be dragged into another order. */
export interface Sortable {
  itemProps: (index: number) => HTMLAttributes<HTMLElement>;
  itemStyle: (index: number, base?: CSSProperties) => CSSProperties;
}

/** Components in the forum's own look, as `window.NexusComponents`. */
export interface NexusComponents {
  Toggle: ComponentType<ToggleProps>;
  Select: ComponentType<SelectProps>;
  Av: ComponentType<AvProps>;
  Md: ComponentType<MdProps>;
  /** A React hook. */
  useSortable: <Item>(items: readonly Item[], onChange: (items: Item[]) => void) => Sortable;
  /** Shows a short message; `ok` when the kind is left out. */
  toast: (message: string, kind?: 'ok' | 'err' | 'warn') => void;
}

export interface PanelField {
  key: string;
  label?: string;
  type?: SettingType;
  description?: string;
  placeholder?: string;
  options?: readonly SelectOption[];
}

/** A form over settings of the extension, with the forum's own Save. */
export interface SimpleSettingsPanelProps {
  slug: string;
  fields: readonly PanelField[];
  children?: ReactNode;
}

export interface TabbedPanelProps {
  tabs: readonly { key: string; label: string; icon?: string; render: () => ReactNode }[];
}

/** Ready-made admin panels, as `window.NexusExtensionTemplates`; on admin pages only. */
export interface NexusExtensionTemplates {
  SimpleSettingsPanel: ComponentType<SimpleSettingsPanelProps>;
  TabbedPanel: ComponentType<TabbedPanelProps>;
}

/** Calls of `/api/v1`, as `window._nexusApi`. Paths are relative to it: `/posts/12`. */
export interface NexusApiClient {
  get<Answer = unknown>(path: string): Promise<Answer>;
  post<Answer = unknown>(path: string, body?: unknown): Promise<Answer>;
  patch<Answer = unknown>(path: string, body?: unknown): Promise<Answer>;
  delete<Answer = unknown>(path: string): Promise<Answer>;
  upload<Answer = unknown>(path: string, form: FormData): Promise<Answer>;
}

/** A picture of the viewer that `window._openFancybox` opens. */
export interface FancyboxItem {
  src: string;
  caption?: string;
}
