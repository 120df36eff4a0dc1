import Link from 'next/link';
import type { ComponentProps } from 'react';

/**
 * A link to a page of the forum. Nothing is fetched ahead: every page is dynamic, so each link in view would cost the
 * server a render, and what was fetched ahead would be shown minutes old.
 */
export function PageLink(props: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  return <Link {...props} prefetch={false} />;
}
