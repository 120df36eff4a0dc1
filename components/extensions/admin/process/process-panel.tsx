'use client';

import { useRouter } from 'next/navigation';
import useSWR from 'swr';
import { z } from 'zod';
import { fetchJson } from '@/components/live/fetch-json';
import type { ProcessReport } from '@/lib/extensions/get-process';
import { LogView } from './log-view';
import { ProcessState } from './process-state';

export interface ProcessPanelProps {
  report: ProcessReport;
  renderedAt: number;
}

const REFETCH_MS = 3000;

const reportSchema = z.object({
  process: z.object({
    process_state: z.enum(['none', 'idle', 'starting', 'running', 'backing_off', 'quarantined']),
    process_reason: z.string().nullable(),
    pid: z.number().nullable(),
    rss_bytes: z.number().nullable(),
    started_at: z.string().nullable(),
    restarts: z.number(),
    last_stderr: z.string(),
    launch_level: z.enum(['full', 'reduced', 'bare']).nullable(),
  }),
  logs: z.array(z.object({ at: z.string(), level: z.enum(['debug', 'info', 'warn', 'error']), source: z.enum(['log', 'stdout', 'stderr', 'forum']), message: z.string() })),
});

/** State and log of an extension's process, read again every few seconds while the page is open. */
export function ProcessPanel({ report, renderedAt }: ProcessPanelProps) {
  const { slug } = report.process;
  const router = useRouter();
  const { data = report, error } = useSWR(`/api/v1/admin/extensions/${slug}/process`, (url) => readReport(slug, url), {
    fallbackData: report, refreshInterval: REFETCH_MS, revalidateOnMount: false, keepPreviousData: true,
    // Other parts of the page say the same.
    onSuccess: (next) => {
      if (next.process.state !== report.process.state) router.refresh();
    },
  });
  return (
    <>
      <ProcessState process={data.process} renderedAt={renderedAt} />
      {error instanceof Error && <p role="status" className="text-13 text-amber">Not up to date: {error.message}</p>}
      <LogView lines={data.logs} />
    </>
  );
}

async function readReport(slug: string, url: string): Promise<ProcessReport> {
  const { process: state, logs } = reportSchema.parse(await fetchJson(url));
  return {
    process: {
      slug, state: state.process_state, reason: state.process_reason, pid: state.pid, rssBytes: state.rss_bytes, startedAt: state.started_at,
      restarts: state.restarts, lastStderr: state.last_stderr, level: state.launch_level,
    },
    logs,
  };
}
