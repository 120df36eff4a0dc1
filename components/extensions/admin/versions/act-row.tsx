import type { ReactNode } from 'react';

export interface ActRowProps {
  title: string;
  /** What it does, and what comes of it. */
  text: string;
  /** The form that does it. */
  children: ReactNode;
}

/** Something that can be done, in words, with its button at the end. */
export function ActRow({ title, text, children }: ActRowProps) {
  return (
    <div className="act-row">
      <div className="act-row-text">
        <h3>{title}</h3>
        <p>{text}</p>
      </div>
      {children}
    </div>
  );
}
