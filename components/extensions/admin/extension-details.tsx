'use client';

import type { InstalledExtension } from '@/lib/extensions/types';
import { FaultTable } from './fault-table';
import { LoadError } from './load-error';
import { MessageList } from './message-list';
import { RegistrationTable } from './registration-table';
import { RetryInstall } from './retry-install';

export interface ExtensionDetailsProps {
  extension: InstalledExtension;
  renderedAt: number;
}

/** Under a row: what is wrong, what was registered, what failed. Open where there is something to look at. */
export function ExtensionDetails({ extension, renderedAt }: ExtensionDetailsProps) {
  const { slug, name, loadStatus, loadError, failedAttempt, canRetry, warnings, faults, registrations, digest } = extension;
  const hasTrouble = loadError !== null || failedAttempt !== null || faults.length > 0;
  return (
    <details className="extension-details" open={hasTrouble}>
      <summary>Details of {name}</summary>
      {loadError !== null && <section><h2>What went wrong</h2><LoadError status={loadStatus} text={loadError} /></section>}
      {failedAttempt && <section><h2>Why {failedAttempt.version ? `version ${failedAttempt.version}` : 'what is in its folder'} was not installed</h2><LoadError status={failedAttempt.status} text={failedAttempt.message} /></section>}
      {canRetry && <RetryInstall slug={slug} name={name} />}
      {warnings.length > 0 && <MessageList title="Warnings" messages={warnings} level={2} />}
      {faults.length > 0 && <FaultTable slug={slug} faults={faults} renderedAt={renderedAt} />}
      {registrations.length > 0 && <RegistrationTable registrations={registrations} />}
      {digest && <p className="extension-digest">Version’s digest <code>{digest}</code></p>}
    </details>
  );
}
