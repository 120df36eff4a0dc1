'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useLive } from '@/components/live/use-live';
import { LiveTime } from '@/components/ui/live-time';
import { Pill } from '@/components/ui/pill';
import type { ProcessView } from '@/lib/extensions/get-process';
import { formatBytes } from '../format-bytes';
import { lookOf } from './process-looks';
import { TableBox } from '../table-box';

/** The processes of extensions on this server. */
export function RunnerTable({ processes, renderedAt }: { processes: ProcessView[]; renderedAt: number }) {
  const router = useRouter();
  useLive('extensions', () => router.refresh());
  if (processes.length === 0) return <p className="process-text">No enabled extension has a server half.</p>;
  return (
    <TableBox label="Processes of extensions">
      <table className="table table-stack">
        <thead>
          <tr><th scope="col">Extension</th><th scope="col">State</th><th scope="col" className="numeric">Process id</th><th scope="col" className="numeric">Memory</th><th scope="col">Started</th><th scope="col" className="numeric">Restarts</th><th scope="col">Reason</th></tr>
        </thead>
        <tbody>
          {processes.map(({ slug, state, pid, rssBytes, startedAt, restarts, reason }) => (
            <tr key={slug}>
              <td><Link href={`/admin/extensions/${slug}/process`} className="link">{slug}</Link></td>
              <td><Pill tone={lookOf(state).tone}>{lookOf(state).label}</Pill></td>
              <td className="numeric" data-label="Process id">{pid ?? '–'}</td>
              <td className="numeric" data-label="Memory">{formatBytes(rssBytes)}</td>
              <td className="nowrap" data-label="Started">{startedAt ? <LiveTime at={new Date(startedAt).getTime()} renderedAt={renderedAt} style="short" /> : '–'}</td>
              <td className="numeric" data-label="Restarts">{restarts}</td>
              <td className="problem-message">{reason ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
