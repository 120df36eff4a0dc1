import type { ReactNode } from 'react';
import { PaginationLink } from '@/components/ui/pagination-link';
import type { Page } from '@/lib/core/pagination';
import type { PostSummary } from '@/lib/posts/types';
import { PostRow } from './post-row';

export interface PostListProps {
  page: Page<PostSummary>;
  /** Where the list lives; the next page is the same address with a cursor. */
  path: string;
  isFirstPage: boolean;
  showSpace?: boolean;
  empty: ReactNode;
}

export function PostList({ page, path, isFirstPage, showSpace = true, empty }: PostListProps) {
  if (page.items.length === 0) return isFirstPage ? empty : <p className="p-4 text-t4">Nothing further here.</p>;
  return (
    <>
      <ul className="post-list">
        {page.items.map((post) => <PostRow key={post.id} post={post} showSpace={showSpace} />)}
      </ul>
      <nav className="list-pages" aria-label="Pages">
        {!isFirstPage && <PaginationLink href={path} rel="prev">Newest</PaginationLink>}
        {page.nextCursor && <PaginationLink href={`${path}?cursor=${page.nextCursor}`}>Older</PaginationLink>}
      </nav>
    </>
  );
}
