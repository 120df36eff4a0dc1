import type { ComponentType } from 'react';
import type { SurfaceAttributes } from './page-bundle';
import type { SurfaceKind } from './surface-kinds';

/** What a component of an extension is given is fixed by its surface; its own prop types are its own business. */
export type ExtensionComponent = ComponentType<Record<string, unknown>>;
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
