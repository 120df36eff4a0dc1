import type { BrowserContext } from 'playwright/test';
import { newMember } from './support/accounts';
import { giveUpEvents } from './support/admin';
import { sendRaw } from './support/elsewhere';
import { patch } from './support/settings';
import { site, sql } from './support/site';
import { expect, test } from './support/test';

const roles = ['guest', 'member', 'moderator', 'admin'] as const;
type Who = (typeof roles)[number];
const pages = ['/admin', '/admin/extensions', '/admin/system', ...['', '/permissions', '/process', '/problems'].map((part) => `/admin/extensions/workbench${part}`)];
const reads = ['/api/v1/admin/extensions', '/api/v1/admin/extensions/workbench', '/api/v1/admin/extensions/workbench/process'];

async function signedIn(newBrowser: (options?: object) => Promise<BrowserContext>, who: Who, options?: object): Promise<BrowserContext> {
  const browser = await newBrowser(options);
  if (who !== 'guest') await newMember(browser, { role: who });
  return browser;
}

for (const who of roles) {
  test(`${who}: pages and JSON of administration`, async ({ newBrowser }) => {
    const browser = await signedIn(newBrowser, who);
    const page = { guest: 307, member: 404, moderator: 404, admin: 200 }[who];
    const json = { guest: 401, member: 403, moderator: 403, admin: 200 }[who];
    for (const path of pages) {
      const answer = await browser.request.get(path, { maxRedirects: 0 });
      expect(answer.status(), path).toBe(page);
      if (who === 'guest') expect(answer.headers().location).toBe(`/login?next=${encodeURIComponent(path)}`);
      if (who !== 'admin') expect(await answer.text(), path).not.toContain('Workbench');
    }
    for (const path of reads) expect((await browser.request.get(path)).status(), path).toBe(json);
    expect((await patch(browser, {})).status).toBe(json);
    // Nobody learns from the answer what is installed.
    if (who !== 'admin') {
      const texts = await Promise.all(['workbench', 'nothing'].map(async (slug) => (await browser.request.get(`/api/v1/admin/extensions/${slug}`)).text()));
      expect(texts[0]).toBe(texts[1]);
    } else {
      for (const path of ['/admin/extensions/nothing', '/admin/extensions/nothing/process', '/api/v1/admin/extensions/nothing', '/api/v1/admin/extensions/nothing/process']) expect((await browser.request.get(path)).status(), path).toBe(404);
    }
  });
}

/** What somebody would have to send to do what an admin's form does, read off the admin's own page. */
async function readForms(admin: BrowserContext, path: string): Promise<{ label: string; fields: Record<string, string> }[]> {
  const page = await admin.newPage();
  await page.goto(path);
  const forms = await page.locator('.admin-main form').evaluateAll((elements: HTMLFormElement[]) => elements.flatMap((form) => {
    const buttons = [...form.querySelectorAll<HTMLButtonElement>('button[type="submit"]')];
    return buttons.map((button) => {
      const entries = [...new FormData(form, button)].map(([name, value]) => [name, String(value)]);
      return { label: button.textContent?.trim() || button.getAttribute('aria-label') || '', fields: Object.fromEntries(entries) };
    });
  }));
  await page.close();
  return forms;
}

test('what an admin’s forms send does nothing for anybody else, nor from another site', async ({ newBrowser }) => {
  const admin = await signedIn(newBrowser, 'admin', { javaScriptEnabled: false });
  await sql(`DELETE FROM dead_letters WHERE slug = 'polls'`);
  await giveUpEvents({ slug: 'polls', reportIds: [1, 2] });
  const acts = (await Promise.all(['/admin/extensions/polls', '/admin/extensions/polls/permissions', '/admin/extensions/polls/problems'].map(async (path) => (await readForms(admin, path)).map((form) => ({ path, ...form }))))).flat();
  expect(acts.map(({ label }) => label)).toEqual(expect.arrayContaining(['Polls enabled', 'Save settings', 'Save permissions', 'Send again', 'Discard', 'Discard all']));
  const state = () => sql(`SELECT enabled, (SELECT json_agg(s) FROM extension_settings s WHERE s.slug = e.slug) AS settings, (SELECT json_agg(g) FROM extension_gates g WHERE g.slug = e.slug) AS gates,
    (SELECT count(*)::int FROM dead_letters l WHERE l.slug = e.slug) AS letters FROM extensions e WHERE slug = 'polls'`);
  const before = await state();
  for (const who of ['guest', 'member', 'moderator'] as const) {
    const browser = await signedIn(newBrowser, who);
    for (const { path, fields, label } of acts) {
      const multipart = { ...fields, ...('gate:can_vote' in fields && { 'gate:can_vote': 'admin' }), ...('setting:max_options' in fields && { 'setting:max_options': '11' }) };
      const answer = await browser.request.post(path, { multipart, headers: { origin: site.url }, maxRedirects: 0 });
      expect([200, 303, 307, 404], `${label} as a ${who}`).toContain(answer.status());
      expect(await answer.text(), `${label} as a ${who}`).not.toContain('Suggest secret votes');
    }
  }
  expect(await state()).toEqual(before);

  const cookie = (await admin.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const origins: Record<string, string>[] = [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://evil.example' }, {}];
  for (const headers of origins) {
    const forged = { ...headers, cookie, 'content-type': 'application/json' };
    expect((await sendRaw({ method: 'PATCH', path: '/api/v1/admin/extensions/polls/settings', headers: forged, body: '{"settings":{"max_options":11}}' })).status).toBe(403);
    expect((await sendRaw({ method: 'POST', path: '/admin/extensions/polls', headers: forged, body: '{}' })).status).toBe(403);
  }
  expect(await state()).toEqual(before);
  await sql(`DELETE FROM dead_letters WHERE slug = 'polls'`);
});
