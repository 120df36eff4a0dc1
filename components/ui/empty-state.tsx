import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export interface EmptyStateProps {
  icon?: IconName;
  title: string;
  text?: ReactNode;
  /** The one thing to do: a ButtonLink or Button. */
  action?: ReactNode;
}

/** A place that has nothing in it yet: a sentence and the one thing to do. */
export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <div className="empty">
      {icon && <span className="empty-icon"><Icon name={icon} size={22} /></span>}
      <p className="empty-title">{title}</p>
      {text && <p className="empty-text">{text}</p>}
      {action && <div className="empty-action">{action}</div>}
    </div>
  );
}
