import type { ReactNode } from 'react';

/** The column of widgets beside the content. */
export function RightColumn({ children }: { children: ReactNode }) {
  return (
    <aside className="right-column" aria-label="More about this page">
      {children}
    </aside>
  );
}
