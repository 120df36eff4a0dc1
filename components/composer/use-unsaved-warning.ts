'use client';

import { useCallback, useEffect, useRef } from 'react';

/** Makes the browser ask before a page with unsent text is left. @returns marks the text as unsent, or as sent. */
export function useUnsavedWarning(): (isUnsaved: boolean) => void {
  const unsaved = useRef(false);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (unsaved.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
  return useCallback((isUnsaved: boolean) => {
    unsaved.current = isUnsaved;
  }, []);
}
