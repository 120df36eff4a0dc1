import { Card } from '@/components/ui/card';
import type { ExtensionView } from '@/lib/extensions/get-extension';
import { ActForm } from './act-form';
import { ActRow } from './act-row';
import { OtherVersion } from './other-version';

/** Ways to another version, and to stay at this one; nothing where none applies. */
export function ChangeCard({ extension }: { extension: ExtensionView }) {
  const { slug, version, digest, previousVersion, versions: { pinned, canRollBack, canCheck } } = extension;
  if (!canCheck && !canRollBack) return null;
  const before = previousVersion ?? 'the version before';
  return (
    <Card title="Change or keep the version">
      {canRollBack && (
        <ActRow title={`Roll back to ${before}`} text={`It ran before ${version}, and its files are still here. Version ${version} is then held back.`}>
          <ActForm act="rollback" slug={slug} question={{
            title: `Roll back to ${before}?`,
            text: `Version ${before} takes the place of ${version}. Migrations of ${version} are undone with its own scripts: what only its tables and columns hold is lost.`,
            confirmLabel: `Roll back to ${before}`,
          }}>Roll back</ActForm>
        </ActRow>
      )}
      {canCheck && digest !== '' && (pinned === null ? (
        <ActRow title={`Pin to ${version}`} text="Updates are then neither offered nor installed."><ActForm act="pin" slug={slug} values={{ pinned: 'true' }} icon="pin">Pin</ActForm></ActRow>
      ) : (
        <ActRow title={`Pinned to ${pinned}`} text="Updates are neither offered nor installed."><ActForm act="pin" slug={slug} values={{ pinned: 'false' }} icon="pin">Unpin</ActForm></ActRow>
      ))}
      {canCheck && <OtherVersion slug={slug} />}
    </Card>
  );
}
