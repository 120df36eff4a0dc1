import type { NexusBrowserApi } from './browser/api';
import type {
  FancyboxItem, NexusApiClient, NexusComponents, NexusExtensionTemplates,
} from './browser/helpers';

export type * from './browser/api';
export type * from './browser/entities';
export type * from './browser/helpers';
export type * from './browser/registrations';
export type * from './browser/surface-props';
export type {
  CorePage, ProfileTabVisibility, SlotName, ToolbarScope,
} from './manifest/known';

declare global {
  interface Window {
    Nexus: NexusBrowserApi;
    /** The same object as `Nexus`. */
    NexusExtensions: NexusBrowserApi;
    React: typeof import('react');
    ReactDOM: typeof import('react-dom') & Pick<typeof import('react-dom/client'), 'createRoot'>;
    NexusComponents: NexusComponents;
    /** Only on admin pages. */
    NexusExtensionTemplates?: NexusExtensionTemplates;
    _nexusApi: NexusApiClient;
    _openFancybox: (items: readonly FancyboxItem[], index?: number) => void;
    /** Set by an admin panel: what the Save of the top bar calls. */
    _nexusAdminSaveFn?: (() => void | Promise<void>) | null;
    /** Tells the top bar that there is something to save; only on admin pages. */
    _nexusAdminSetDirty?: (isDirty?: boolean) => void;
  }
}
