import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { EnabledSwitch } from '@/components/extensions/admin/enabled-switch';
import { ExtensionBanners } from '@/components/extensions/admin/extension-banners';
import { ExtensionStatus } from '@/components/extensions/admin/extension-status';
import { ExtensionTabs } from '@/components/extensions/admin/extension-tabs';
import { PageHeader } from '@/components/layout/page-header';
import { countProblems } from '@/lib/extensions/types';
import { readExtension, readProcess } from '@/lib/pages/read-extension';
import { readTasksOf } from '@/lib/pages/read-tasks';

export interface ExtensionPageProps {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: ExtensionPageProps): Promise<Metadata> {
  return { title: (await readExtension((await params).slug)).name };
}

export default async function ExtensionLayout({ params, children }: ExtensionPageProps & { children: ReactNode }) {
  const { slug } = await params;
  const [extension, { process }, tasks] = await Promise.all([readExtension(slug), readProcess(slug), readTasksOf(slug)]);
  return (
    <>
      <p className="page-path"><Link href="/admin/extensions">Extensions</Link></p>
      <PageHeader
        title={<span className="extension-title">{extension.name} <ExtensionStatus status={extension.loadStatus} processState={process.state} isBeingRemoved={extension.isBeingRemoved} /></span>}
        text={extension.description}
        actions={<EnabledSwitch slug={slug} name={extension.name} enabled={extension.enabled} />}
      />
      <ExtensionBanners extension={extension} process={process} tasks={tasks} />
      <ExtensionTabs slug={slug} problems={countProblems(extension)} hasUpdate={extension.updateVersion !== null} />
      <div className="extension-page">{children}</div>
    </>
  );
}
