import { matchesPattern } from './match-pattern';
import type { WidgetScope } from './page-bundle';
import type { PageRef } from './page-ref';

export interface WidgetAppearsInput {
  slug: string;
  scope: WidgetScope;
  page: PageRef;
}

/** Whether a right widget appears on a page. */
export function widgetAppearsOn({ slug, scope, page }: WidgetAppearsInput): boolean {
  const home = `/ext/${slug}`;
  if (scope === 'global') return true;
  if (scope === 'extension') return page.path === home || page.path.startsWith(`${home}/`);
  if ('corePages' in scope) return scope.corePages.includes(corePageName(page));
  return [scope.path].flat().some((pattern) => matchesPattern({ pattern: `${home}${pattern}`, path: page.path }));
}

/** Pages without a kind of their own are known by the first part of their path: `/saved` is the core page `saved`. */
function corePageName({ kind, path }: PageRef): string {
  return kind === 'other' ? (path.split('/')[1] ?? '') : kind;
}

/** Checks a scope that a bundle gave: it comes from outside. */
export function isWidgetScope(value: unknown): value is WidgetScope {
  if (value === 'extension' || value === 'global') return true;
  if (typeof value !== 'object' || value === null) return false;
  if ('path' in value) return [value.path].flat().every(isText);
  return 'corePages' in value && Array.isArray(value.corePages) && value.corePages.every(isText);
}

const isText = (value: unknown) => typeof value === 'string';
