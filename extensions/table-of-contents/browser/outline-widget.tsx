import type { RightWidgetProps } from '@nexus/sdk/browser';
import { buildOutline } from './build-outline';
import { goToHeading } from './go-to-heading';
import { OutlineList } from './outline-list';
import { Style } from './style';
import { useCurrentHeading } from './use-current-heading';
import { useHeadings } from './use-headings';

const { useEffect, useMemo, useRef } = window.React;

/** Beside a post: its outline, with the section that is being read. Nothing for a post without headings. */
export function OutlineWidget({ pageProps }: RightWidgetProps) {
  const headings = useHeadings(pageProps.id ?? 0);
  const current = useCurrentHeading(headings);
  const nodes = useMemo(() => buildOutline(headings), [headings]);
  const box = useRef<HTMLElement>(null);

  useEffect(() => {
    // Only the list's own box moves: scrolling the page under the reader is what must not happen.
    const link = box.current?.querySelector<HTMLElement>('[aria-current]');
    if (!box.current || !link) return;
    const above = link.offsetTop - box.current.scrollTop;
    if (above < 0 || above + link.offsetHeight > box.current.clientHeight) box.current.scrollTop = link.offsetTop - box.current.clientHeight / 3;
  }, [current]);

  if (headings.length === 0) return null;
  return (
    <section className="rw toc">
      <Style />
      <h2 className="rw-label" id="toc-label">On this page</h2>
      <nav ref={box} className="toc-scroll" aria-labelledby="toc-label">
        <OutlineList nodes={nodes} current={current} onChoose={goToHeading} />
      </nav>
    </section>
  );
}
