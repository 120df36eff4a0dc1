import type { FunctionComponent } from 'react';
import type { SurfaceAttributes } from './page-bundle';
import type { SurfaceKind } from './surface-kinds';

/** What a component is given is fixed by its surface. It may be a class or a memo object as well: only React looks inside. */
export type ExtensionComponent = FunctionComponent<Record<string, unknown>>;
export type ExtensionCallback = (input: Record<string, unknown>) => unknown;

/** One thing that a bundle registered, checked. */
export interface Contribution {
  kind: SurfaceKind;
  slug: string;
  /** Identity within kind and slug; registering it again replaces it. */
  key: string;
  /** Lower comes first. */
  priority: number;
  attributes: SurfaceAttributes;
  authOnly: boolean;
  component: ExtensionComponent | null;
  callbacks: Readonly<Record<string, ExtensionCallback>>;
}

/** A contribution that may appear, with what only the forum knows of its extension. */
export interface VisibleContribution extends Contribution {
  /** The extension's name for people. */
  extensionName: string;
  digest16: string;
}
