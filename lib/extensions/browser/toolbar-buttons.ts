import type { VisibleContribution } from './contribution';
import type { PageBundle } from './page-bundle';
import type { Registry } from './registry';
import { surfaceName } from './surface-kinds';

/** Which composer it is. */
export type ComposerContext = 'post' | 'reply';

/** A button of a composer as the manifest declares it: drawn before any bundle has run. */
export interface ToolbarButton {
  slug: string;
  key: string;
  icon: string;
  tip: string;
  priority: number;
}

const scopes: Readonly<Record<ComposerContext, readonly unknown[]>> = { post: ['both', 'posts'], reply: ['both', 'replies'] };

/** The buttons that these bundles declare for a composer, in order. */
export function listToolbarButtons(bundles: readonly PageBundle[], context: ComposerContext): ToolbarButton[] {
  const buttons = bundles.flatMap(({ slug, name, declared, switchedOff }) => declared
    .filter(({ kind, key, attributes }) => kind === 'toolbar_button' && scopes[context].includes(attributes.scope ?? 'both') && !switchedOff.includes(surfaceName(kind, key)))
    .map(({ key, attributes: { icon = 'fa-puzzle-piece', tip = name, priority = 50 } }): ToolbarButton => ({ slug, key, icon, tip, priority })));
  return buttons.sort((a, b) => a.priority - b.priority || compare(a.slug, b.slug) || compare(a.key, b.key));
}

// Not localeCompare: the order must not depend on the reader's language.
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** What the bundle has bound to a button; undefined while it has not run. */
export function findBound(registry: Registry, { slug, key }: Pick<ToolbarButton, 'slug' | 'key'>): VisibleContribution | undefined {
  return registry.read().get('toolbar_button')?.find((contribution) => contribution.slug === slug && contribution.key === key);
}

/** Waits until the bundle has bound the button; null when it does not in time. */
export function waitUntilBound(registry: Registry, button: Pick<ToolbarButton, 'slug' | 'key'>, limitMs = 10_000): Promise<VisibleContribution | null> {
  return new Promise((resolve) => {
    const finish = (found: VisibleContribution | null) => {
      clearTimeout(timer);
      stop();
      resolve(found);
    };
    const look = () => {
      const found = findBound(registry, button);
      if (found) finish(found);
    };
    const timer = setTimeout(finish, limitMs, null);
    const stop = registry.subscribe(look);
    look();
  });
}
