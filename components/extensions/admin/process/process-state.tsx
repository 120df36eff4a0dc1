'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { LiveTime } from '@/components/ui/live-time';
import { Pill } from '@/components/ui/pill';
import { useFormAction } from '@/components/ui/use-form-action';
import { releaseFromQuarantineAction } from '@/lib/extensions/actions';
import type { ProcessView } from '@/lib/extensions/get-process';
import { FormAnswer } from '../form-answer';
import { formatBytes } from '../format-bytes';
import { launchLooks } from './launch-looks';
import { lookOf } from './process-looks';

/** How an extension's process stands on this server, with the way out of quarantine. */
export function ProcessState({ process, renderedAt }: { process: ProcessView; renderedAt: number }) {
  const { slug, state, reason, lastStderr } = process;
  const { label, tone, text } = lookOf(state);
  const release = useFormAction(releaseFromQuarantineAction);
  return (
    <Card title="Process on this server" action={<Pill tone={tone}>{label}</Pill>}>
      <p className="process-text">{text}</p>
      {reason && <p className="process-reason"><strong>{state === 'idle' ? 'It ended last because:' : 'Why:'}</strong> {reason}</p>}
      <FormAnswer state={release.state} />
      {state === 'quarantined' && (
        <form {...release.formProps} className="process-release">
          <input type="hidden" name="slug" value={slug} />
          <Button type="submit" variant="primary" pending={release.isPending}>Release from quarantine</Button>
        </form>
      )}
      {state !== 'none' && <Figures process={process} renderedAt={renderedAt} />}
      {lastStderr && <details className="process-stderr" open={state === 'quarantined' || state === 'backing_off'}><summary>Last lines on stderr</summary><pre>{lastStderr}</pre></details>}
    </Card>
  );
}

function Figures({ process: { pid, rssBytes, startedAt, restarts, level }, renderedAt }: { process: ProcessView; renderedAt: number }) {
  return (
    <dl className="process-figures">
      {pid !== null && <Figure name="Process id">{pid}</Figure>}
      {pid !== null && <Figure name="Memory">{formatBytes(rssBytes)}</Figure>}
      {startedAt !== null && <Figure name="Started"><LiveTime at={new Date(startedAt).getTime()} renderedAt={renderedAt} /></Figure>}
      <Figure name="Restarts after a crash">{restarts}</Figure>
      {level && <Figure name="Isolation"><Link href="/admin/system" className="link" title={launchLooks[level].text}>{launchLooks[level].label}</Link> <span className="process-figure-note">{launchLooks[level].text}</span></Figure>}
    </dl>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}
