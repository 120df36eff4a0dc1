import type { Heading } from './headings';

const { useEffect, useState } = window.React;

/** Pixels from the top of the window: a little below where a heading comes to rest, so that it counts as reached there. */
const READING_LINE = 104;

/** The id of the section that is being read: the last heading above the reading line, else the first. */
export function useCurrentHeading(headings: readonly Heading[]): string | undefined {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    const elements = headings.flatMap(({ id }) => document.getElementById(id) ?? []);
    const update = () => {
      const reached = elements.filter((element) => element.getBoundingClientRect().top <= READING_LINE + 1);
      setCurrent((reached.at(-1) ?? elements[0])?.id);
    };
    // Told whenever a heading crosses the line, which costs nothing while the page scrolls between two.
    const observer = new IntersectionObserver(update, { rootMargin: `-${READING_LINE}px 0px 0px 0px`, threshold: [0, 1] });
    for (const element of elements) observer.observe(element);
    update();
    return () => observer.disconnect();
  }, [headings]);
  return current;
}
