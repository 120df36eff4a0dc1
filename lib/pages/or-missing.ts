import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { setPageStatus } from '@/lib/core/page-response';

/**
 * A page that shows `missing`, with status 404, where it calls notFound(). Left to Next, such an answer is an empty
 * document that scripts fill: nothing to read without them, and no theme before them.
 */
export function orMissing<Props>(page: (props: Props) => Promise<ReactNode>, missing: () => ReactNode) {
  return async function PageOrMissing(props: Props): Promise<ReactNode> {
    try {
      return await page(props);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      setPageStatus(404);
      return missing();
    }
  };
}

/** The metadata of such a page: it reads what the page reads, and must not throw the page away either. */
export function metadataOrMissing<Props>(read: (props: Props) => Promise<Metadata>) {
  return async (props: Props): Promise<Metadata> => {
    try {
      return await read(props);
    } catch (error) {
      if (isNotFound(error)) return { title: 'Not found', robots: { index: false } };
      throw error;
    }
  };
}

const isNotFound = (error: unknown) => typeof error === 'object' && error !== null && 'digest' in error && error.digest === 'NEXT_HTTP_ERROR_FALLBACK;404';
