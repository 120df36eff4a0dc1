import { findPostBody, readHeadings, type Heading } from './headings';

const { useEffect, useState } = window.React;
const none: readonly Heading[] = [];

/** The headings of a post, read again when its text changes. Empty until the page stands, and for a post without any. */
export function useHeadings(postId: number): readonly Heading[] {
  const [headings, setHeadings] = useState(none);
  useEffect(() => {
    const body = findPostBody(postId);
    if (!body) return;
    const read = () => setHeadings(readHeadings(body));
    read();
    const observer = new MutationObserver(read);
    observer.observe(body, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      setHeadings(none);
    };
  }, [postId]);
  return headings;
}
