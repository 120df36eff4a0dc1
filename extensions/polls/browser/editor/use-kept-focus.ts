const { useLayoutEffect, useRef } = window.React;

/** Puts the focus on a part of an item after the next change: a browser drops it from an element that is moved. */
export function useKeptFocus() {
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<{ key: number; part: string } | null>(null);
  const apply = () => {
    if (!wanted.current) return;
    const { key, part } = wanted.current;
    const element = list.current?.querySelector<HTMLElement>(`[data-key="${key}"] [data-part="${part}"]`);
    if (!element) return;
    wanted.current = null;
    element.focus();
  };
  useLayoutEffect(apply);
  return {
    list,
    focusOn(key: number | undefined, part: string) {
      if (key === undefined) return;
      wanted.current = { key, part };
      apply();
    },
  };
}
