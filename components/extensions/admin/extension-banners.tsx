import Link from 'next/link';
import type { ExtensionView } from '@/lib/extensions/get-extension';
import type { ProcessView } from '@/lib/extensions/get-process';
import type { TaskView } from '@/lib/extensions/tasks/types';
import { Banner } from './banner';
import { LoadError } from './load-error';
import { statusText } from './status-looks';
import { RetryInstall } from './retry-install';
import { VersionBanners } from './version-banners';

/** What keeps an extension from doing its work, over all of its pages: why, and what to do. */
export function ExtensionBanners({ extension, process, tasks }: { extension: ExtensionView; process: ProcessView; tasks: TaskView[] }) {
  const { slug, name, loadStatus, loadError, enabled, missingSettings, failedAttempt, canRetry } = extension;
  return (
    <>
      <VersionBanners extension={extension} tasks={tasks} />
      {loadError !== null && (
        <Banner tone="red">
          <p className="banner-title">{statusText(loadStatus)}</p>
          <LoadError status={loadStatus} text={loadError} />
        </Banner>
      )}
      {failedAttempt && (
        <Banner tone="amber">
          <p className="banner-title">{failedAttempt.version ? `Version ${failedAttempt.version}` : 'What is in its folder'} was not installed; what ran before runs on.</p>
          <LoadError status={failedAttempt.status} text={failedAttempt.message} />
        </Banner>
      )}
      {canRetry && <RetryInstall slug={slug} name={name} />}
      {process.state === 'quarantined' && (
        <Banner tone="red">
          <p className="banner-title">It is in quarantine: it crashed too often.</p>
          {process.reason && <p className="banner-reason">{process.reason}</p>}
          <p>Its <Link href={`/admin/extensions/${slug}/process`} className="link">process and log</Link> tell more, and release it.</p>
        </Banner>
      )}
      {enabled && missingSettings.length > 0 && <Banner tone="amber">It needs <Link href={`/admin/extensions/${slug}`} className="link">settings</Link>: {missingSettings.join(', ')}.</Banner>}
    </>
  );
}
