import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import type { ExtensionView } from '@/lib/extensions/get-extension';
import type { ProcessView } from '@/lib/extensions/get-process';

/** What keeps an extension from doing its work, over all of its pages. */
export function ExtensionBanners({ extension, process }: { extension: ExtensionView; process: ProcessView }) {
  const { loadError, enabled, missingSettings } = extension;
  return (
    <>
      {loadError !== null && <Banner tone="red"><pre className="banner-text">{loadError}</pre></Banner>}
      {process.state === 'quarantined' && <Banner tone="red">It is in quarantine{process.reason ? `: ${process.reason}` : '.'} Look at its process and log, then release it.</Banner>}
      {enabled && missingSettings.length > 0 && <Banner tone="amber">It needs settings: {missingSettings.join(', ')}.</Banner>}
    </>
  );
}

function Banner({ tone, children }: { tone: 'red' | 'amber'; children: ReactNode }) {
  return <div className={`extension-banner banner-${tone}`} role="status"><Icon name="alert" size={16} /><div className="min-w-0">{children}</div></div>;
}
