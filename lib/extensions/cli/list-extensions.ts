import { db } from '@/lib/db/client';
import type { Extension } from '@/lib/db/generated/client';
import { listKeptData } from '../removal/removal-row';
import { describeAttempt } from '../describe-attempt';
import { describeVersions } from '../updates/describe-versions';

const HEAD = ['Slug', 'Version', 'From', 'Status'];

/** What is installed, a line each, and what was removed and kept its data, for the terminal. */
export async function listForTerminal(): Promise<string> {
  const [rows, kept] = await Promise.all([db().extension.findMany({ orderBy: { slug: 'asc' } }), listKeptData()]);
  const keptLines = kept.map(({ slug, version }) => `${slug} ${version} was removed; its data is kept. nexus ext uninstall ${slug} --purge deletes it.`);
  if (rows.length === 0) return ['Nothing is installed. nexus ext install <folder or address> installs an extension.', ...keptLines].join('\n');
  const table = [HEAD, ...rows.map((row) => [row.slug, row.version || '—', row.origin ?? row.source, describeStatus(row)])];
  const widths = HEAD.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)));
  const lines = table.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
  const listed = lines.map((line, index) => `${line}${indent(rows[index - 1])}`);
  return [...listed, ...(keptLines.length > 0 ? ['', ...keptLines] : [])].join('\n');
}

function describeStatus(row: Extension): string {
  const { pinned, held, update } = describeVersions(row);
  const status = row.uninstalling !== null ? 'being removed' : row.enabled ? row.loadStatus : 'disabled';
  return [status, update && `${update.version} is there`, pinned && 'pinned', held && `${held} held back`].filter(Boolean).join(', ');
}

/** Why it does not run, or why its last update did not come. */
function indent(row: Extension | undefined): string {
  if (!row) return '';
  const { failedAttempt } = describeAttempt(row);
  const error = row.loadError ?? (failedAttempt && `${failedAttempt.version ? `Version ${failedAttempt.version}` : 'What came last'} was not installed (${failedAttempt.status}): ${failedAttempt.message}`);
  return error ? `\n    ${error.replaceAll('\n', '\n    ')}` : '';
}
