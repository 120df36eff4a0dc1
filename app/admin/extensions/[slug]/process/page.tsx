import type { Metadata } from 'next';
import { ProcessPanel } from '@/components/extensions/admin/process/process-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { clock } from '@/lib/core/clock';
import { readExtension, readProcess } from '@/lib/pages/read-extension';
import type { ExtensionPageProps } from '../layout';

export const metadata: Metadata = { title: 'Process and log' };

export default async function ExtensionProcessPage({ params }: ExtensionPageProps) {
  const { slug } = await params;
  const [{ hasServerHalf }, report] = await Promise.all([readExtension(slug), readProcess(slug)]);
  if (!hasServerHalf && report.process.state === 'none') return <EmptyState icon="monitor" title="No process" text="This extension runs in the browser alone." />;
  return <ProcessPanel report={report} renderedAt={clock.now().getTime()} />;
}
