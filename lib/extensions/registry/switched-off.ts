import { getPool } from '@/lib/db/pool';

/** So many different members have to run into a surface before it is switched off: lib/decisions says why. */
export const REPORTERS_TO_SWITCH_OFF = 5;

/** Surfaces that failed for too many members, by `<slug> <digest>`. A new version starts with a clean sheet. */
export async function listSwitchedOff(): Promise<Map<string, string[]>> {
  const { rows } = await getPool().query<{ version: string; surface: string }>({
    name: 'extensions-switched-off',
    text: `SELECT slug || ' ' || digest AS version, surface FROM extension_faults
           WHERE reporter LIKE 'user:%' AND surface NOT LIKE 'bundle:%' GROUP BY slug, digest, surface HAVING count(DISTINCT reporter) >= $1 ORDER BY surface`,
    values: [REPORTERS_TO_SWITCH_OFF],
  });
  const byVersion = new Map<string, string[]>();
  for (const { version, surface } of rows) byVersion.set(version, [...(byVersion.get(version) ?? []), surface]);
  return byVersion;
}
