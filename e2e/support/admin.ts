import type { BrowserContext, Page } from 'playwright/test';
import { randomUUID } from 'node:crypto';
import { site, sql, sqlOne } from './site';
import { expect } from './test';

export const CRASHES = '/admin/extensions/crashes';

/** Calls the API of an extension as whoever is signed in to the browser. */
export async function callExtension(browser: Page | BrowserContext, method: string, path: string): Promise<number> {
  return (await browser.request.fetch(`/ext/${path}`, { method, headers: { origin: site.url } })).status();
}

/** Lets a process end until the forum no longer starts it. */
export async function crashUntilQuarantined(browser: Page | BrowserContext): Promise<void> {
  await expect(async () => {
    await callExtension(browser, 'POST', 'crashes/api/crash');
    const { process } = await (await browser.request.get('/api/v1/admin/extensions/crashes/process')).json();
    expect(process.process_state).toBe('quarantined');
  }).toPass({ timeout: 40_000 });
}

/** Events that were given up, of an extension. @returns their ids. */
export async function giveUpEvents({ slug, reportIds, error = 'Error: made up' }: { slug: string; reportIds: readonly number[]; error?: string }): Promise<string[]> {
  const ids = reportIds.map(() => randomUUID());
  await sql(
    `INSERT INTO dead_letters (id, event_id, slug, name, payload, priority, source, depth, correlation_id, occurred_at, attempts, error)
     SELECT id, -(random() * 1e15)::bigint, $2, 'report_created', json_build_object('user_id', 1, 'report_id', report), 50, 'forum', 0, gen_random_uuid(), now(), 4, $4 FROM unnest($1::uuid[], $3::int[]) AS given(id, report)`,
    [ids, slug, reportIds, error],
  );
  return ids;
}

export const lastAudit = (actorId: number) => sqlOne<{ action: string; subject: string; before: object | null; after: object | null }>(
  'SELECT action, subject, before, after FROM audit_log WHERE actor_id = $1 ORDER BY id DESC LIMIT 1', [actorId],
);
