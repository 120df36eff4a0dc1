'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useLive } from '@/components/live/use-live';
import { LiveTime } from '@/components/ui/live-time';
import { Pill } from '@/components/ui/pill';
import type { ProcessView } from '@/lib/extensions/get-process';
import { formatBytes } from '../format-bytes';
import { processLooks } from './process-looks';

/** The processes of extensions on this server. */
export function RunnerTable({ processes, renderedAt }: { processes: ProcessView[]; renderedAt: number }) {
  const router = useRouter();
  useLive('extensions', () => router.refresh());
  if (processes.length === 0) return <p className="process-text">No enabled extension has a server half.</p>;
  return (
    <div className="table-box">
      <table className="table">
        <thead>
          <tr><th scope="col">Extension</th><th scope="col">State</th><th scope="col" className="numeric">Process</th><th scope="col" className="numeric">Memory</th><th scope="col">Started</th><th scope="col" className="numeric">Restarts</th><th scope="col">Reason</th></tr>
        </thead>
        <tbody>
          {processes.map(({ slug, state, pid, rssBytes, startedAt, restarts, reason }) => (
            <tr key={slug}>
              <td><Link href={`/admin/extensions/${slug}/process`} className="link">{slug}</Link></td>
              <td><Pill tone={toneOf(state)}>{processLooks[state].label}</Pill></td>
              <td className="numeric">{pid ?? '–'}</td>
              <td className="numeric">{formatBytes(rssBytes)}</td>
              <td>{startedAt ? <LiveTime at={new Date(startedAt).getTime()} renderedAt={renderedAt} style="short" /> : '–'}</td>
              <td className="numeric">{restarts}</td>
              <td>{reason ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function toneOf(state: ProcessView['state']) {
  const look = processLooks[state];
  return 'tone' in look ? look.tone : undefined;
}
