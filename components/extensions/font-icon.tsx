import { iconClass } from '@/lib/extensions/browser/icon-class';

/** An icon that an extension names, from the webfont that pages with a bundle load. Decoration only. */
export function FontIcon({ name }: { name: string }) {
  return <i className={`extension-icon ${iconClass(name)}`} aria-hidden="true" />;
}
