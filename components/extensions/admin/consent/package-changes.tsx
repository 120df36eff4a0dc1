import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import type { PackageChange } from '@/lib/extensions/tasks/types';
import { capabilitySentence } from './capability-sentence';

/** Another owner may mean other people: the strongest warning that there is. */
export function OwnerWarning({ owner, fromVersion }: { owner: NonNullable<PackageChange['owner']>; fromVersion: string }) {
  return (
    <div className="extension-banner banner-red consent-owner" role="alert">
      <Icon name="alert" size={16} />
      <div className="min-w-0">
        <p className="banner-title">It is published by somebody else now.</p>
        <p>Version {fromVersion} came from <code>{owner.from}</code>, this one comes from <code>{owner.to}</code>. Whoever publishes an extension decides what its code does, and this one takes over the tables and settings of the one before. Go on only if you know why it moved.</p>
      </div>
    </div>
  );
}

/** What an update asks for beyond the version that runs. */
export function PackageChanges({ change }: { change: PackageChange }) {
  const { fromVersion, addedCapabilities, addedNetwork } = change;
  return (
    <Card title={`What changes from ${fromVersion}`}>
      {addedCapabilities.length + addedNetwork.length === 0 ? <p className="process-text">It asks for nothing more than before.</p> : (
        <ul className="changes">
          {addedCapabilities.map((capability) => <li key={capability}><Icon name="plus" size={12} label="New" /><span>{capabilitySentence(capability)} <code>{capability}</code></span></li>)}
          {addedNetwork.map((host) => <li key={host}><Icon name="plus" size={12} label="New" /><span>Ask the host <code>{host}</code></span></li>)}
        </ul>
      )}
      <p className="process-text consent-until">Until you agree, version {fromVersion} runs on as it is.</p>
    </Card>
  );
}
