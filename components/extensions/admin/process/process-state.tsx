'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { LiveTime } from '@/components/ui/live-time';
import { Pill } from '@/components/ui/pill';
import { useFormAction } from '@/components/ui/use-form-action';
import { releaseFromQuarantineAction } from '@/lib/extensions/actions';
import type { ProcessView } from '@/lib/extensions/get-process';
import { formatBytes } from '../format-bytes';
import { processLooks } from './process-looks';

/** How an extension's process stands on this server, with the way out of quarantine. */
export function ProcessState({ process, renderedAt }: { process: ProcessView; renderedAt: number }) {
  const { slug, state, reason, pid, rssBytes, startedAt, restarts, lastStderr, level } = process;
  const look: { label: string; tone?: 'blue' | 'green' | 'amber' | 'red'; text: string } = processLooks[state];
  const release = useFormAction(releaseFromQuarantineAction);
  return (
    <Card title="Process on this server" action={<Pill tone={look.tone}>{look.label}</Pill>}>
      <p className="process-text">{look.text}</p>
      {reason && <p className="process-reason"><strong>Why:</strong> {reason}</p>}
      {release.state.message && <p role="alert" className="text-red">{release.state.message}</p>}
      {state === 'quarantined' && (
        <form {...release.formProps} className="process-release">
          <input type="hidden" name="slug" value={slug} />
          <Button type="submit" variant="primary" pending={release.isPending}>Release from quarantine</Button>
        </form>
      )}
      {state !== 'none' && (
        <dl className="process-figures">
          <Figure name="Process id">{pid ?? '–'}</Figure>
          <Figure name="Memory">{formatBytes(rssBytes)}</Figure>
          <Figure name="Started">{startedAt ? <LiveTime at={new Date(startedAt).getTime()} renderedAt={renderedAt} style="short" /> : '–'}</Figure>
          <Figure name="Restarts">{restarts}</Figure>
          <Figure name="Shut in">{level ?? '–'}</Figure>
        </dl>
      )}
      {lastStderr && <details className="process-stderr" open={state === 'quarantined' || state === 'backing_off'}><summary>Last lines on stderr</summary><pre>{lastStderr}</pre></details>}
    </Card>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}
