import type { PostFooterProps, ProfileSidebarProps } from '../browser/surface-props';
import type { SideDataEntity } from '../manifest/known';
import type { Envelope } from './forum-events';
import type { Json } from './json';
import type { Nexus } from './nexus';
import type { Viewer } from './request';

/** Side data that came with a post, a reply or a user. */
export interface PersistedAttachment {
  /** The same at every attempt: keep it, and writing twice changes nothing. */
  id: number;
  /** A `kind` that the manifest declares under `side_data`. */
  kind: string;
  /** What the composer attached, unchecked. */
  data: Json;
}

/** What attachments can belong to. */
export type AttachmentEntity = SideDataEntity;

/** The time a digest mail covers. */
export interface DigestPeriod {
  /** ISO 8601. */
  from: string;
  /** ISO 8601. */
  to: string;
  frequency: 'daily' | 'weekly' | 'monthly';
  /** In words. */
  label: string;
}

/** A line of a digest section. */
export interface DigestItem {
  label: string;
  sublabel?: string;
  value?: string | number;
  url?: string;
  badge?: string;
  avatar?: string;
  image_url?: string;
}

/** A section of the digest mail; one without items is left out. */
export type DigestSection =
  | {
      title: string;
      layout: 'list' | 'leaderboard' | 'stat_bars' | 'pill_grid' | 'card';
      items: readonly DigestItem[];
      cta?: { label: string; url: string };
    }
  | { html: string };

/** How the extension is. What the forum knows itself (process, memory, restarts) is added. */
export interface Health {
  healthy: boolean;
  message?: string;
  /** ISO 8601; when you looked. The time of the answer when left out. */
  timestamp?: string;
  components?: Readonly<Record<string, { status: 'healthy' | 'degraded' | 'unhealthy' | 'disabled'; [detail: string]: Json }>>;
  /** Become gauges. */
  metrics?: Readonly<Record<string, number>>;
}

/** Work that runs as long as the extension does (child specs in other ecosystems). */
export interface Worker {
  name: string;
  /** Runs until the signal is aborted. One server at a time runs it. */
  start(nexus: Nexus, signal: AbortSignal): Promise<void>;
  /** Whether every server runs it. */
  perServer?: boolean;
}

/** Does one job (an Oban worker in other ecosystems); a throw means again later. */
export type Job = (payload: Json, nexus: Nexus) => unknown;

/** Hears one event of another extension (`subscribe_to_event` in other ecosystems); a throw means again later. */
export type EventHandler = (payload: Json, nexus: Nexus, envelope: Envelope) => unknown;

/** Functions that other extensions may call with JSON (`register_service` in other ecosystems). */
// Parameters are the provider's to name: a table of functions of JSON would refuse every typed one.
export type Service = Readonly<Record<string, (...args: never[]) => unknown>>;

/** Slots that can be in the first HTML, with what each is told about its place. */
export interface SlotRenderers {
  post_footer?: SlotRenderer<PostFooterProps>;
  profile_sidebar?: SlotRenderer<Pick<ProfileSidebarProps, 'username'>>;
}

/**
 * Gives HTML for the page's first response, within 100 ms; null for nothing. Markup of posts and section, div, span,
 * button (disabled), details, progress and figure are let through, with class, role and aria-*.
 */
export type SlotRenderer<Props> = (props: Props, viewer: Viewer | null, nexus: Nexus) => string | null | Promise<string | null>;

/** The parts behind declarative admin screens. */
export interface AdminSurfaces {
  /** Describes a screen at runtime; for `admin_ui.describe: true`. */
  describe?(screen: string, nexus: Nexus): unknown;
  /** By what follows the slug in the method's name: `nexus/admin/<slug>/smtp_test` → `smtp_test`. */
  methods?: Readonly<Record<string, (input: { values: Readonly<Record<string, Json>>; prompts: Readonly<Record<string, Json>> }, nexus: Nexus) => unknown>>;
}
