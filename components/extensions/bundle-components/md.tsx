'use client';

import { useEffect, useState } from 'react';

/** Markdown as the forum renders it: raw HTML stays text. The renderer loads when the first one is shown. */
export function Md({ text }: { text?: string }) {
  const [html, setHtml] = useState('');
  useEffect(() => {
    let isCurrent = true;
    import('@/lib/markdown/renderer').then(
      ({ renderer }) => isCurrent && setHtml(renderer.render(String(text ?? ''))),
      (error: unknown) => console.warn('The Markdown renderer did not load.', error),
    );
    return () => {
      isCurrent = false;
    };
  }, [text]);
  return <div className="md-body" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}
