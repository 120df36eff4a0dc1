import { db } from '@/lib/db/client';
import { askRepositories } from '../updates/ask-repositories';
import { checkOne } from '../updates/check-updates';
import { describeVersions, type VersionsView } from '../updates/describe-versions';

export interface CheckedVersions {
  slug: string;
  /** That runs. */
  version: string;
  versions: VersionsView;
  /** Whether its repository answered. */
  isAnswered: boolean;
}

/**
 * Asks repositories for their latest releases, and says what follows from the answers.
 * @throws AppError conflict where there is no repository to ask
 */
export async function readVersions({ slug, signal }: { slug?: string | undefined; signal: AbortSignal }): Promise<CheckedVersions[]> {
  const asked = new Map((await askRepositories({ slug, checkOne, signal })).map((answer) => [answer.slug, answer.isAnswered]));
  const rows = await db().extension.findMany({ where: { slug: { in: [...asked.keys()] } }, orderBy: { slug: 'asc' } });
  return rows.map((row) => ({ slug: row.slug, version: row.version, versions: describeVersions(row), isAnswered: asked.get(row.slug) ?? false }));
}

/** One line on an extension: whether there is something newer, and why it is not offered. */
export function describeChecked({ slug, version, versions: { update, latest, pinned, checkError }, isAnswered }: CheckedVersions): string {
  if (!isAnswered) return `${slug} ${version}: ${checkError ?? 'its repository gave no answer.'}`;
  if (update) return `${slug} ${version}: ${update.version} is there. nexus ext update ${slug} installs it.`;
  if (!latest || latest.version === version) return `${slug} ${version}: the latest.`;
  if (pinned !== null) return `${slug} ${version}: pinned; the latest is ${latest.version}.`;
  return `${slug} ${version}: the latest is ${latest.version}, which is not offered.`;
}
