'use client';

import { SafeModeLink } from '@/components/extensions/safe-mode/safe-mode-offer';
import { Button } from '@/components/ui/button';
import { MessagePage } from './message-page';

export interface ErrorPageProps {
  error: Error & { digest?: string };
}

/** What a page shows when it could not be made. The digest is in the log beside the stack. */
export function ErrorPage({ error }: ErrorPageProps) {
  return (
    <MessagePage
      title="This page could not be shown"
      text="Something went wrong on our side. Nothing you wrote is lost."
      incident={error.digest}
      action={<><Button variant="primary" icon="refresh" onClick={() => location.reload()}>Try again</Button><SafeModeLink /></>}
    />
  );
}
