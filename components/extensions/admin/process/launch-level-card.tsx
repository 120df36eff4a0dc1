import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { Pill } from '@/components/ui/pill';
import type { LaunchLevel } from '@/lib/extensions/runner/launch-level';
import { launchLooks } from './launch-looks';

/** How far this system lets runners be shut in, and what follows from what is missing. */
export function LaunchLevelCard({ level }: { level: LaunchLevel | null }) {
  if (!level) return <Card title="Isolation"><p className="process-text">No extensions run in this process.</p></Card>;
  const { label, tone, text } = launchLooks[level.name];
  return (
    <Card title="Isolation" action={<Pill tone={tone}>{label}</Pill>}>
      <p className="process-text">{text}</p>
      <ul className="launch-parts">
        <Part isThere={level.namespaces !== 'none'}>Network and processes of their own{level.namespaces === 'user' && ' (through a user namespace)'}</Part>
        <Part isThere={level.dropsPrivileges}>No privileges to gain or keep</Part>
        <Part isThere={level.diesWithForum}>Ended by the system when the forum dies</Part>
        <Part isThere={level.hasLimits}>Memory and open files limited by the system</Part>
        <Part isThere={level.hasLowPriority}>Gives way to the forum when the processor is short</Part>
      </ul>
      {level.missing.length > 0 && <ul className="extension-messages">{level.missing.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>}
    </Card>
  );
}

function Part({ isThere, children }: { isThere: boolean; children: ReactNode }) {
  return <li className={isThere ? 'launch-part' : 'launch-part launch-part-missing'}><Icon name={isThere ? 'check' : 'x'} size={16} label={isThere ? 'Works' : 'Missing'} /> <span>{children}</span></li>;
}
