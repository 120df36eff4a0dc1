'use client';

import type { InstalledExtension } from '@/lib/extensions/types';
import { FaultTable } from './fault-table';
import { RegistrationTable } from './registration-table';

export interface ExtensionDetailsProps {
  extension: InstalledExtension;
  renderedAt: number;
}

/** Under a row: what is wrong, what was registered, what failed. Open where there is something to look at. */
export function ExtensionDetails({ extension, renderedAt }: ExtensionDetailsProps) {
  const { name, loadError, warnings, faults, registrations, digest } = extension;
  const hasTrouble = loadError !== null || faults.length > 0;
  return (
    <details className="extension-details" open={hasTrouble}>
      <summary>Details of {name}</summary>
      {loadError !== null && <MessageList title="Why it is not loaded" messages={loadError.split('\n')} isError />}
      {warnings.length > 0 && <MessageList title="Warnings" messages={warnings} />}
      {faults.length > 0 && <FaultTable slug={extension.slug} faults={faults} renderedAt={renderedAt} />}
      {registrations.length > 0 && <RegistrationTable registrations={registrations} />}
      {digest && <p className="extension-digest">Version’s digest <code>{digest}</code></p>}
    </details>
  );
}

function MessageList({ title, messages, isError }: { title: string; messages: string[]; isError?: boolean }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul className={isError ? 'extension-messages extension-messages-error' : 'extension-messages'}>
        {messages.map((message) => <li key={message}>{message}</li>)}
      </ul>
    </section>
  );
}
