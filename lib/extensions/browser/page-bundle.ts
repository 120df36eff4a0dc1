import type { SurfaceKind } from './surface-kinds';

/** Where a right widget appears, as its manifest says. */
export type WidgetScope = 'extension' | 'global' | { path: string | string[] } | { corePages: string[] };

/** What the manifest says of a surface; it wins over what the bundle gives at registration. */
export interface SurfaceAttributes {
  label?: string;
  icon?: string;
  title?: string;
  tip?: string;
  path?: string;
  visibility?: string;
  priority?: number;
  scope?: WidgetScope | 'both' | 'posts' | 'replies';
}

export interface DeclaredSurface {
  kind: SurfaceKind;
  /** What tells it from others of its kind within the extension: a slot's name, a route's pattern, an id or key. */
  key: string;
  attributes: SurfaceAttributes;
}

/** One bundle that a page loads, with what the browser holds its registrations against. Public: any visitor can read it. */
export interface PageBundle {
  slug: string;
  name: string;
  version: string;
  /** The first 16 hex digits of the version's digest; another value is another version. */
  digest16: string;
  /** Same-origin address of the classic script. */
  src: string;
  /** Subresource integrity, `sha384-<base64>`. */
  integrity: string;
  bytes: number;
  declared: DeclaredSurface[];
  /** Kinds that the manifest is silent about, so that the bundle may register them unannounced. */
  undeclaredAllowed: SurfaceKind[];
  /** Surfaces that failed too often, by `surfaceName`, and stay away until an admin clears them. */
  switchedOff: string[];
}
