'use client';

import { useRouter } from 'next/navigation';
import useSWR from 'swr';
import { fetchJson } from '@/components/live/fetch-json';
import type { ProcessReport } from '@/lib/extensions/get-process';
import type { reshapeProcess } from '@/lib/extensions/reshape-extension';
import { LogView } from './log-view';
import { ProcessState } from './process-state';

export interface ProcessPanelProps {
  report: ProcessReport;
  renderedAt: number;
}

const REFETCH_MS = 3000;

/** What the forum's own route answers. */
interface ProcessReply {
  process: ReturnType<typeof reshapeProcess>;
  logs: ProcessReport['logs'];
}

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
  const { process: state, logs } = await fetchJson<ProcessReply>(url);
  return {
    process: {
      slug, state: state.process_state, reason: state.process_reason, pid: state.pid, rssBytes: state.rss_bytes, startedAt: state.started_at,
      restarts: state.restarts, lastStderr: state.last_stderr, level: state.launch_level,
    },
    logs,
  };
}
