import type { Metadata } from 'next';
import { SafeModeForm } from '@/components/extensions/safe-mode/safe-mode-form';
import { PageHeader } from '@/components/layout/page-header';
import { Card } from '@/components/ui/card';
import { Pill } from '@/components/ui/pill';
import { readEnv } from '@/lib/core/env';
import { readAdmin } from '@/lib/pages/read-admin';
import { searchParam, type SearchParams } from '@/lib/pages/search-param';

export const metadata: Metadata = { title: 'Safe mode' };

export default async function SafeModePage({ searchParams }: { searchParams: SearchParams }) {
  const { hidesExtensions } = await readAdmin();
  const isForumSafe = readEnv().NEXUS_SAFE_MODE;
  return (
    <>
      <PageHeader title="Safe mode" text="The forum without its extensions: to find out whether one of them breaks it, and to switch that one off or remove it." />
      <Card title="In this browser" action={hidesExtensions && <Pill tone="amber">On</Pill>}>
        <p className="process-text">Pages load no code of extensions and show nothing of them. Only you see the forum so, in this browser, until you leave safe mode or close the browser. For everybody else extensions go on.</p>
        {hidesExtensions ? <p className="process-text">Extensions are hidden now. Leave in the bar above.</p> : <SafeModeForm next={(await searchParam(searchParams, 'next')) ?? ''} />}
      </Card>
      <Card title="For everybody" action={isForumSafe && <Pill tone="amber">On</Pill>}>
        <p className="process-text">When the forum does not come up with its extensions, start it with <code>NEXUS_SAFE_MODE=1</code>: no extension’s code runs then, neither on the server nor in pages. Their API and files answer 404, so what they restrict stays restricted; polls and the like that people attach meanwhile are kept for later.</p>
        <p className="process-text">Extensions can be switched off and removed in safe mode, without <code>onUninstall</code>; nothing is installed or updated.</p>
      </Card>
    </>
  );
}
