import { Card } from '@/components/ui/card';
import type { ExtensionView } from '@/lib/extensions/get-extension';
import { ActForm } from './act-form';
import { ActRow } from './act-row';

/** What puts a version in order that was damaged; nothing where no version is installed. */
export function RepairCard({ extension: { slug, version, digest, versions: { canCheck } } }: { extension: ExtensionView }) {
  if (digest === '') return null;
  return (
    <Card title="Repair">
      {canCheck && <ActRow title="Fetch again" text={`Downloads version ${version} once more and puts its files in order. Data and settings stay.`}><ActForm act="sync" slug={slug}>Fetch again</ActForm></ActRow>}
      <ActRow title="Re-run migrations" text="Runs what has not run yet: after a backup was restored, or tables were lost."><ActForm act="migrate" slug={slug}>Re-run migrations</ActForm></ActRow>
    </Card>
  );
}
