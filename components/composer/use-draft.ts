'use client';

import { useEffect, type RefObject } from 'react';
import { FORM_SENT } from '@/components/ui/use-form-action';

interface Draft {
  /** What the field held before anything was typed: a draft of something that changed since is not brought back. */
  base: string;
  text: string;
}

/**
 * Keeps what is typed into a field while the tab lives: leaving for another page and coming back loses nothing.
 * Forgotten once its form was sent.
 * @param onRestore called when a text was brought back
 */
export function useDraft(field: RefObject<HTMLTextAreaElement | null>, onRestore?: () => void): void {
  useEffect(() => {
    const area = field.current;
    const form = area?.form;
    if (!area || !form) return;
    const key = `draft ${location.pathname} ${area.name}`;
    const base = area.defaultValue;
    const draft = readDraft(key);
    if (draft && draft.base === base && area.value === base && draft.text !== base) {
      area.value = draft.text;
      onRestore?.();
    }
    const keep = () => writeDraft(key, area.value === base ? null : { base, text: area.value });
    const forget = () => writeDraft(key, null);
    area.addEventListener('input', keep);
    form.addEventListener(FORM_SENT, forget);
    return () => {
      area.removeEventListener('input', keep);
      form.removeEventListener(FORM_SENT, forget);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each field that is made
  }, [field]);
}

function readDraft(key: string): Draft | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    const isDraft = typeof stored === 'object' && stored !== null && 'base' in stored && 'text' in stored;
    return isDraft ? { base: String(stored.base), text: String(stored.text) } : null;
  } catch {
    // A browser that keeps nothing for this site: there is no draft.
    return null;
  }
}

function writeDraft(key: string, draft: Draft | null): void {
  try {
    if (draft) sessionStorage.setItem(key, JSON.stringify(draft));
    else sessionStorage.removeItem(key);
  } catch {
    // Full, or not allowed: leaving the page asks first all the same.
  }
}
