import type { ReactNode } from 'react';
import { classNames } from './class-names';

export interface CardProps {
  title?: ReactNode;
  /** Beside the title: a link or a button. */
  action?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A bordered group with an optional heading. */
export function Card({ title, action, children, className }: CardProps) {
  return (
    <section className={classNames('panel', className)}>
      {(title || action) && (
        <div className="flex items-start justify-between gap-3">
          {title && <h2 className="panel-title">{title}</h2>}
          {action}
        </div>
      )}
      {children}
    </section>
  );
}
