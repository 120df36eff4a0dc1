import type { Metadata } from 'next';
import { PermissionsForm } from '@/components/extensions/admin/permissions-form';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { getViewer } from '@/lib/auth/get-viewer';
import { listGates } from '@/lib/extensions/gates/list-gates';
import { orNone } from '@/lib/pages/read-extension';
import type { ExtensionPageProps } from '../layout';

export const metadata: Metadata = { title: 'Permissions' };

export default async function ExtensionPermissionsPage({ params }: ExtensionPageProps) {
  const { slug } = await params;
  const gates = await orNone(listGates(await getViewer(), { slug }), []);
  if (gates.length === 0) return <EmptyState icon="lock" title="No permissions" text="This extension declares none: whoever sees it may use it." />;
  return (
    <Card title="Who may">
      <p className="process-text">A change counts from the next time somebody tries. Whoever has a higher role passes as well.</p>
      <PermissionsForm slug={slug} gates={gates} />
    </Card>
  );
}
