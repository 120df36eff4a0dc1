import type { ReactNode } from 'react';
import { Pill } from '@/components/ui/pill';
import type { PackageReview } from '@/lib/extensions/tasks/types';
import { formatBytes } from '../format-bytes';
import { capabilitySentence } from './capability-sentence';

/** Everything that a package wants of the forum, each kind with what it means when there is none of it. */
export function PackageWants({ review }: { review: PackageReview }) {
  const { capabilities, network, hooks, permissions, hasServerHalf, migrations, bundleBytes, change } = review;
  return (
    <dl className="wants">
      <Want name="It may" none={capabilities.length === 0 && 'Nothing that needs a capability. Its own tables, settings and log are always its own.'}>
        {capabilities.map((capability) => (
          <li key={capability}>{capabilitySentence(capability)} <code>{capability}</code>{change?.addedCapabilities.includes(capability) && <> <Pill tone="amber">New</Pill></>}</li>
        ))}
      </Want>
      <Want name="Hosts it may ask" none={network.length === 0 && 'None. Its server half reaches nothing outside of the forum.'} isInline>
        {network.map((host) => <li key={host}><code>{host}</code>{change?.addedNetwork.includes(host) && <> <Pill tone="amber">New</Pill></>}</li>)}
      </Want>
      <Want name="Events it hears" none={hooks.length === 0 && 'None.'} isInline>
        {hooks.map((hook) => <li key={hook}><code>{hook}</code></li>)}
      </Want>
      <Want name="Gates it adds" none={permissions.length === 0 && 'None. Whoever sees it may use it.'}>
        {permissions.map((label) => <li key={label}>{label}</li>)}
      </Want>
      <Want name="Tables" none={migrations === 0 && 'None of its own.'}>
        <li>{migrations === 1 ? '1 migration makes and changes' : `${migrations} migrations make and change`} tables of its own, in a schema that nothing else reads</li>
      </Want>
      <Want name="On the server" none={!hasServerHalf && 'No code.'}>
        <li>Code in a process of its own, without network and without the forum’s files</li>
      </Want>
      <Want name="In the browser" none={bundleBytes === null && 'No code.'}>
        <li>{formatBytes(bundleBytes)} of code on the pages that show it</li>
      </Want>
    </dl>
  );
}

interface WantProps {
  name: string;
  /** What to say where there is none of it. */
  none: string | false;
  /** Short ones, side by side. */
  isInline?: boolean;
  children: ReactNode;
}

function Want({ name, none, isInline, children }: WantProps) {
  return (
    <div className="want">
      <dt>{name}</dt>
      <dd>{none === false ? <ul className={isInline ? 'want-inline' : undefined}>{children}</ul> : <span className="text-t4">{none}</span>}</dd>
    </div>
  );
}
