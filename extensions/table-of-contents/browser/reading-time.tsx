import { countWords, readingMinutes } from './count-words';
import { findPostBody } from './headings';
import { Icon } from './icon';
import { Style } from './style';

const { useEffect, useState } = window.React;

/** A post this short without headings is read before the line is. */
const WORTH_SAYING = 200;

/** Under a post: how long it takes to read. */
export function ReadingTime({ postId }: { postId: number }) {
  const words = useWords(postId);
  if (words === 0) return null;
  const minutes = readingMinutes(words);
  return (
    <p className="toc-reading">
      <Style />
      <Icon name="clock" />
      <span>{minutes} min read</span>
      <span className="toc-words">{words.toLocaleString('en')} words</span>
    </p>
  );
}

/** Zero where nothing should be said. */
function useWords(postId: number): number {
  const [words, setWords] = useState(0);
  useEffect(() => {
    const body = findPostBody(postId);
    if (!body) return;
    const count = () => {
      const total = countWords(body.textContent ?? '');
      setWords(total >= WORTH_SAYING || body.querySelector('h1, h2, h3, h4, h5, h6') ? total : 0);
    };
    count();
    const observer = new MutationObserver(count);
    observer.observe(body, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }, [postId]);
  return words;
}
