'use client';

import { useEffect } from 'react';

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="dialog"] *';

/** `r` takes the reader to the reply box, unless they are typing or a dialog is open. */
export function useReplyKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const isTyping = event.target instanceof Element && event.target.matches(TYPING);
      if (event.key !== 'r' || !isPlain || isTyping || document.querySelector('[role="dialog"]')) return;
      const box = document.querySelector<HTMLTextAreaElement>('#reply textarea');
      if (!box) return;
      event.preventDefault();
      box.focus();
      box.scrollIntoView({ block: 'center' });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
