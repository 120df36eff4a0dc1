import type { Metadata } from 'next';
import { KnobTable } from '@/components/extensions/admin/process/knob-table';
import { LaunchLevelCard } from '@/components/extensions/admin/process/launch-level-card';
import { RunnerTable } from '@/components/extensions/admin/process/runner-table';
import { PageHeader } from '@/components/layout/page-header';
import { Card } from '@/components/ui/card';
import { getViewer } from '@/lib/auth/get-viewer';
import { clock } from '@/lib/core/clock';
import { getSystem } from '@/lib/extensions/get-system';
import { orNotFound } from '@/lib/pages/or-not-found';

export const metadata: Metadata = { title: 'System' };

export default async function SystemPage() {
  const { level, processes, knobs, knobProblems } = await orNotFound(getSystem(await getViewer()));
  return (
    <>
      <PageHeader title="System" text="What runs extensions on this server, and the limits it holds them to." />
      <div className="extension-problems">
        <LaunchLevelCard level={level} />
        <Card title="Processes">
          <RunnerTable processes={processes} renderedAt={clock.now().getTime()} />
        </Card>
        <Card title="Limits">
          <p className="process-text">The setting <code>extensionKnobs</code> replaces single ones by name, in their unit; it counts within a few seconds.</p>
          <KnobTable knobs={knobs} problems={knobProblems} />
        </Card>
      </div>
    </>
  );
}
