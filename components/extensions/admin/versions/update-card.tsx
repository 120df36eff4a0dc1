import { Card } from '@/components/ui/card';
import { Time } from '@/components/ui/time';
import type { ExtensionView } from '@/lib/extensions/get-extension';
import { ActForm } from './act-form';

/** What its repository offers: an update, one that is held back, or nothing newer. */
export function UpdateCard({ extension }: { extension: ExtensionView }) {
  const { slug, version, releaseNotesHtml, versions: { update, latest, pinned, held, checkedAt, checkError } } = extension;
  const isHeld = latest !== null && latest.version === held;
  return (
    <Card title={update ? `Version ${update.version} is out` : 'Updates'}>
      {!update && <p className="process-text">{describeNoUpdate({ version, latest: latest?.version ?? null, pinned, isHeld })}</p>}
      {update?.publishedAt && <p className="process-text">Published <Time date={update.publishedAt} /> as <code>{update.tag}</code>.</p>}
      {(update || isHeld) && releaseNotesHtml && (
        <details className="release-notes" open={update !== null}>
          <summary>Release notes</summary>
          {/* Cooked and sanitised: lib/markdown/cook.ts. */}
          <div className="md-body" dir="auto" dangerouslySetInnerHTML={{ __html: releaseNotesHtml }} />
        </details>
      )}
      <div className="acts">
        {update && <ActForm act="update" slug={slug} variant="primary">Update to {update.version}</ActForm>}
        {update && <ActForm act="hold" slug={slug} values={{ version: update.version }}>Hold {update.version} back</ActForm>}
        {isHeld && <ActForm act="hold" slug={slug} values={{ version: '' }}>Offer {held} again</ActForm>}
        <ActForm act="check" slug={slug} variant={update ? 'plain' : 'ghost'} icon="refresh">Check now</ActForm>
      </div>
      <p className="acts-note">
        {checkedAt === null ? 'Its repository was not asked yet.' : <>Asked <Time date={checkedAt} />, and every 6 hours.</>}
        {checkError && <span className="text-red"> It gave no release: {checkError}</span>}
      </p>
    </Card>
  );
}

function describeNoUpdate({ version, latest, pinned, isHeld }: { version: string; latest: string | null; pinned: string | null; isHeld: boolean }): string {
  if (latest === null) return 'No release was seen yet.';
  if (latest === version) return `Version ${version} is the latest.`;
  if (pinned !== null) return `It is pinned to ${pinned}: updates are neither offered nor installed. The latest release is ${latest}.`;
  if (isHeld) return `Version ${latest} is held back: it is not offered. A newer one will be.`;
  return `The latest release is ${latest}; ${version || 'nothing'} is installed.`;
}
