import type { Viewer } from '@/lib/auth/viewer';
import type { SpaceRef } from '@/lib/spaces/types';

/** What navigation shows of a space. */
export type NavSpace = Pick<SpaceRef, 'slug' | 'name' | 'color' | 'icon'>;

/** Who looks, and where they can go: what every part of the shell is drawn from. */
export interface ShellContext {
  viewer: Viewer | null;
  spaces: readonly NavSpace[];
}
