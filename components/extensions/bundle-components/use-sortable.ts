'use client';

import { type CSSProperties, type DragEvent, type KeyboardEvent, useState } from 'react';

export interface Sortable {
  /** To spread on the element of an item. */
  itemProps(index: number): object;
  /** The element's style, with what dragging adds to `base`. */
  itemStyle(index: number, base?: CSSProperties): CSSProperties;
}

/** A list put in order by dragging, or by Alt with the arrow keys on the focused item. */
export function useSortable<Item>(items: readonly Item[], onChange: (items: Item[]) => void): Sortable {
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);

  const move = (from: number, to: number) => {
    const item = items[from];
    if (item === undefined || from === to || to < 0 || to >= items.length) return;
    const rest = items.filter((_, index) => index !== from);
    onChange([...rest.slice(0, to), item, ...rest.slice(to)]);
  };
  const end = () => {
    setDragged(null);
    setOver(null);
  };

  return {
    itemProps: (index) => ({
      draggable: true,
      tabIndex: 0,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move';
        setDragged(index);
      },
      onDragOver: (event: DragEvent) => {
        event.preventDefault();
        setOver(index);
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        if (dragged !== null) move(dragged, index);
        end();
      },
      onDragEnd: end,
      onKeyDown: (event: KeyboardEvent) => {
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!event.altKey || step === undefined) return;
        event.preventDefault();
        move(index, index + step);
      },
    }),
    itemStyle: (index, base) => ({
      ...base,
      cursor: 'grab',
      ...(dragged === index ? { opacity: 0.5 } : {}),
      ...(over === index && dragged !== null && dragged !== index ? { boxShadow: `0 ${dragged < index ? 2 : -2}px 0 var(--ac)` } : {}),
    }),
  };
}
