import type { ReactNode } from 'react';

export interface RightWidgetProps {
  label: string;
  children: ReactNode;
}

/** One widget of the right column: a heading and content. */
export function RightWidget({ label, children }: RightWidgetProps) {
  return (
    <section className="rw">
      <h2 className="rw-label">{label}</h2>
      {children}
    </section>
  );
}
