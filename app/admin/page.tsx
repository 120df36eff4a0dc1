import type { Metadata } from 'next';
import { PageLink } from '@/components/ui/page-link';
import { PageHeader } from '@/components/layout/page-header';
import { Attention } from '@/components/extensions/admin/attention';
import { getOverview } from '@/lib/admin/get-overview';
import { listInstalledExtensions } from '@/lib/extensions/list-installed';
import { readAdmin } from '@/lib/pages/read-admin';

export const metadata: Metadata = { title: 'Overview' };

const count = new Intl.NumberFormat('en');

export default async function AdminOverviewPage() {
  const admin = await readAdmin();
  const [overview, extensions] = await Promise.all([getOverview(admin), listInstalledExtensions(admin)]);
  const stats = [
    { label: 'Members', value: overview.members, recent: overview.newMembers },
    { label: 'Posts', value: overview.posts, recent: overview.newPosts },
    { label: 'Replies', value: overview.replies, recent: overview.newReplies },
  ];
  return (
    <>
      <PageHeader title="Overview" />
      <dl className="stat-grid">
        {stats.map(({ label, value, recent }) => (
          <div key={label} className="stat-card">
            <dt className="stat-card-label">{label}</dt>
            <dd className="stat-card-value">{count.format(value)}</dd>
            <dd className="text-13 text-t4">{count.format(recent)} in the last 7 days</dd>
          </div>
        ))}
        <div className="stat-card">
          <dt className="stat-card-label">Extensions</dt>
          <dd className="stat-card-value">{overview.extensionsOn} of {overview.extensions} on</dd>
          <dd className="text-13"><PageLink href="/admin/extensions">Manage extensions</PageLink></dd>
        </div>
      </dl>
      <Attention extensions={extensions} />
      <p className="mt-6 text-13 text-t4">PostgreSQL {overview.databaseVersion} · {count.format(Math.round(overview.databaseBytes / 1_048_576))} MB</p>
    </>
  );
}
