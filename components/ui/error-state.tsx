import type { ReactNode } from 'react';
import { Button } from './button';
import { EmptyState } from './empty-state';

export interface ErrorStateProps {
  title?: string;
  text?: ReactNode;
  /** The incident id from the log. */
  incident?: string;
  /** Tries again in place; use `action` where a page load is meant. */
  onRetry?: () => void;
  action?: ReactNode;
}

/** What happened, how to try again, and the id to quote. */
export function ErrorState({ title = 'This could not be loaded', text, incident, onRetry, action }: ErrorStateProps) {
  return (
    <div role="alert">
      <EmptyState
        icon="alert"
        title={title}
        text={
          <>
            {text}
            {incident && <span className="incident">Incident <code>{incident}</code></span>}
          </>
        }
        action={onRetry ? <Button icon="refresh" onClick={onRetry}>Try again</Button> : action}
      />
    </div>
  );
}
