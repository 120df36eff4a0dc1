import { db } from '@/lib/db/client';
import { listSwitchedOff } from './registry/switched-off';
import type { FaultSummary } from './types';

/** Rows read for the admin's list, newest first; older ones are counted no more, which changes no decision. */
const MAX_ROWS = 2000;

/** What failed in browsers, by `<slug> <digest>`, a line for each surface, the latest first. */
export async function listFaults(): Promise<Map<string, FaultSummary[]>> {
  const [rows, switchedOff] = await Promise.all([db().extensionFault.findMany({ orderBy: { lastSeenAt: 'desc' }, take: MAX_ROWS }), listSwitchedOff()]);
  const bySurface = new Map<string, typeof rows>();
  for (const row of rows) {
    const key = `${row.slug} ${row.digest} ${row.surface}`;
    bySurface.set(key, [...(bySurface.get(key) ?? []), row]);
  }
  const byVersion = new Map<string, FaultSummary[]>();
  for (const group of bySurface.values()) {
    const [latest] = group;
    if (!latest) continue;
    const version = `${latest.slug} ${latest.digest}`;
    const members = new Set(group.map((row) => row.reporter).filter((reporter) => reporter !== 'guest')).size;
    const summary: FaultSummary = {
      surface: latest.surface,
      message: latest.message,
      stack: latest.stack,
      times: group.reduce((sum, row) => sum + row.count, 0),
      members,
      lastSeenAt: latest.lastSeenAt.toISOString(),
      isSwitchedOff: switchedOff.get(version)?.includes(latest.surface) ?? false,
    };
    byVersion.set(version, [...(byVersion.get(version) ?? []), summary]);
  }
  return byVersion;
}
