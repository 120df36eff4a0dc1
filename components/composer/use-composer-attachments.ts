'use client';

import { useMemo, useRef, useState } from 'react';
import type { Attachment, SetAttachments } from '@nexus/sdk/browser';
import { toast } from '@/components/ui/toast-store';
import { parseAttachments } from '@/lib/attachments/parse-attachments';
import type { ToolbarButton } from '@/lib/extensions/browser/toolbar-buttons';

export interface ComposerAttachments {
  list: Attachment[];
  /** Which button a kind came from, to name it by. */
  sources: ReadonlyMap<string, ToolbarButton>;
  /** What a button's `attach` does. */
  attach(button: ToolbarButton, given: unknown): void;
  /** What the slot's component is given. */
  set: SetAttachments;
  removeAt(index: number): void;
  clear(): void;
}

/**
 * What extensions attach to the text that is being written.
 * @param initial the hidden field as the server gave it back
 * @param onChange something was attached, changed or removed
 */
export function useComposerAttachments(initial: string | undefined, onChange: () => void): ComposerAttachments {
  const [list, setList] = useState<Attachment[]>(() => read(initial) ?? []);
  const [sources, setSources] = useState<ReadonlyMap<string, ToolbarButton>>(new Map());
  // Bundles may call twice before anything is rendered again, from whatever they keep: the second call builds on the first.
  const latest = useRef(list);

  return useMemo(() => {
    const show = (next: Attachment[]) => {
      latest.current = next;
      setList(next);
    };
    const change = (given: unknown): boolean => {
      const parsed = parseAttachments(given);
      if ('problem' in parsed) {
        toast(parsed.problem, 'err');
        return false;
      }
      show(parsed.attachments);
      onChange();
      return true;
    };
    return {
      list,
      sources,
      attach(button: ToolbarButton, given: unknown) {
        if (!change([...latest.current, given])) return;
        const { kind } = latest.current[latest.current.length - 1] ?? {};
        if (kind !== undefined) setSources((known) => new Map(known).set(kind, button));
      },
      set: (next) => void change(typeof next === 'function' ? next(latest.current) : next),
      removeAt: (index: number) => void change(latest.current.filter((_, place) => place !== index)),
      clear: () => show([]),
    };
  }, [list, sources, onChange]);
}

function read(json: string | undefined): Attachment[] | null {
  const parsed = parseAttachments(json);
  return 'attachments' in parsed ? parsed.attachments : null;
}
