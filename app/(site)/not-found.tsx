import { SiteNotFound } from '@/components/layout/site-not-found';

/** For what is thrown outside a page of ours; pages answer themselves: lib/pages/or-missing.ts. */
export default function NotFound() {
  return <><title>Not found</title><SiteNotFound /></>;
}
