import type { Metadata } from 'next';
import { RemoveForm } from '@/components/extensions/admin/removal/remove-form';
import { Card } from '@/components/ui/card';
import { readEnv } from '@/lib/core/env';
import { getViewer } from '@/lib/auth/get-viewer';
import { getRemoval } from '@/lib/extensions/removal/get-removal';
import { orNotFound } from '@/lib/pages/or-not-found';
import { readExtension } from '@/lib/pages/read-extension';
import type { ExtensionPageProps } from '../layout';

export const metadata: Metadata = { title: 'Remove' };

export default async function RemoveExtensionPage({ params }: ExtensionPageProps) {
  const { slug } = await params;
  const isSafe = readEnv().NEXUS_SAFE_MODE;
  const [{ name, source }, removal] = await Promise.all([readExtension(slug), orNotFound(getRemoval(await getViewer(), { slug }))]);
  return (
    <Card title={`Remove ${name}`}>
      <p className="process-text remove-intro">It is switched off everywhere, {isSafe ? 'without its onUninstall, which does not run in safe mode' : 'says goodbye'}, and is gone from every page.{source === 'bundled' && ' It comes with the forum: it can be installed again from the store.'}</p>
      <RemoveForm slug={slug} name={name} {...removal} />
    </Card>
  );
}
