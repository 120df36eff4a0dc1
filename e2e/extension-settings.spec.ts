import { createHash } from 'node:crypto';
import { newMember } from './support/accounts';
import { expectRefusal, open } from './support/forms';
import { control, effective, forgetSettings, patch, readJson, saveButton, waitLongForChecks, WORKBENCH } from './support/settings';
import { subscribed } from './support/live';
import { sql, sqlOne } from './support/site';
import { expect, test, type Page } from './support/test';

const SECRET = 'hunter2-and-then-some';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const defaults = { greeting: 'Hello', open: false, seats: 4, mode: 'calm', accent: '#3366ff', api_key: null };


test.beforeAll(async ({ browser, limits: _limits }) => {
  const context = await browser.newContext();
  await newMember(context, { role: 'admin' });
  await waitLongForChecks(context);
  await context.close();
});

test.beforeEach(async ({ context }) => {
  await newMember(context, { role: 'admin' });
  await forgetSettings(context);
});

/** Types a value of each kind. */
async function fillAll(page: Page, { script }: { script: boolean }): Promise<void> {
  const goTo = async (tab: string) => {
    if (script) await page.getByRole('navigation', { name: 'Parts of the settings' }).getByRole('link', { name: tab }).click();
  };
  await goTo('Words');
  await control(page, 'greeting').fill('Ahoy');
  await control(page, 'imprint').fill('First line\nSecond line');
  await goTo('Rules');
  await control(page, 'open').check();
  await control(page, 'seats').fill('7');
  await control(page, 'mode').selectOption('loud');
  await goTo('Other');
  await control(page, 'accent').fill('#aa5500');
  await control(page, 'api_key').fill(SECRET);
}

const filled = { greeting: 'Ahoy', imprint: 'First line\nSecond line', open: true, seats: 7, mode: 'loud', accent: '#aa5500', api_key: sha256(SECRET) };

test('a part of the settings stays open, with what was typed, when some extension is switched meanwhile', async ({ page }) => {
  await open(page, WORKBENCH);
  await page.getByRole('navigation', { name: 'Parts of the settings' }).getByRole('link', { name: 'Rules' }).click();
  await control(page, 'seats').fill('7');
  await subscribed(page, 'extensions');
  const refreshed = page.waitForResponse((response) => new URL(response.url()).searchParams.has('_rsc'));
  await sql('SELECT pg_notify($1, $2)', ['nexus', JSON.stringify({ topic: 'extensions', event: 'switched' })]);
  await refreshed;
  // What follows is drawn after the refresh.
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('');
  await control(page, 'seats').fill('8');
  await control(page, 'mode').selectOption('loud');
});

for (const script of [true, false]) {
  test.describe(script ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: script });

    test('each kind of setting is saved, and the running extension has it without a restart', async ({ page }) => {
      expect(await effective(page)).toEqual(defaults);
      const started = await (await page.request.get('/ext/workbench/api/started')).json();
      await open(page, WORKBENCH, { script });
      await fillAll(page, { script });
      await saveButton(page).click();
      await expect(page.getByRole('status').filter({ hasText: 'Settings saved.' })).toBeVisible();
      expect(await effective(page)).toEqual(filled);
      expect(await (await page.request.get('/ext/workbench/api/started')).json()).toEqual(started);
      await open(page, WORKBENCH, { script });
      for (const [key, value] of [['greeting', 'Ahoy'], ['imprint', 'First line\nSecond line'], ['seats', '7'], ['mode', 'loud'], ['accent', '#aa5500'], ['api_key', '']] as const) {
        await expect(control(page, key)).toHaveValue(value);
      }
      await expect(control(page, 'open')).toBeChecked();
    });

    test('what does not fit is said by field, with everything typed still there, and nothing is saved', async ({ page }) => {
      await open(page, WORKBENCH, { script });
      await fillAll(page, { script });
      if (script) await page.getByRole('link', { name: 'Rules' }).click();
      await control(page, 'seats').fill('99');
      if (script) await page.getByRole('link', { name: 'Words' }).click();
      await control(page, 'greeting').fill('');
      await saveButton(page).click();
      await expectRefusal(page, '2 settings need another look.');
      for (const [key, message] of [['greeting', 'Greeting is required.'], ['seats', 'Seats must be at most 12.']] as const) {
        await expect(control(page, key)).toHaveAttribute('aria-invalid', 'true');
        await expect(control(page, key)).toHaveAccessibleDescription(new RegExp(message));
      }
      for (const [key, value] of [['greeting', ''], ['imprint', 'First line\nSecond line'], ['seats', '99'], ['mode', 'loud'], ['accent', '#aa5500']] as const) await expect(control(page, key)).toHaveValue(value);
      await expect(control(page, 'open')).toBeChecked();
      // A page never carries a secret back; where no script kept it, the form says that it is to be typed again.
      await expect(control(page, 'api_key')).toHaveValue(script ? SECRET : '');
      if (!script) await expect(page.getByText('Type it again: what was typed here is not sent back.')).toBeVisible();
      expect(await effective(page)).toEqual(defaults);

      if (script) await page.getByRole('link', { name: 'Seats must be at most 12.' }).click();
      await control(page, 'seats').fill('12');
      if (script) await page.getByRole('link', { name: 'Words' }).click();
      await control(page, 'greeting').fill('Ahoy again');
      await control(page, 'api_key').evaluate((input: HTMLInputElement, secret) => Object.assign(input, { value: secret }), SECRET);
      await saveButton(page).click();
      await expect(page.getByRole('status').filter({ hasText: 'Settings saved.' })).toBeVisible();
      expect(await effective(page)).toEqual({ ...filled, greeting: 'Ahoy again', seats: 12 });
    });

    test('the extension’s own check is heard, about a field and about something else', async ({ page }) => {
      await open(page, WORKBENCH, { script });
      await control(page, 'greeting').fill('refused');
      await saveButton(page).click();
      await expectRefusal(page, 'The service does not know this greeting.');
      await expect(control(page, 'greeting')).toHaveAccessibleDescription(/The service does not know this greeting\./);
      await control(page, 'greeting').fill('refused elsewhere');
      await saveButton(page).click();
      await expectRefusal(page, 'The service is closed on Sundays.');
      await expect(control(page, 'greeting')).toHaveValue('refused elsewhere');
      expect(await effective(page)).toEqual(defaults);
    });

    test('a secret: empty keeps it, the box removes it', async ({ page }) => {
      await patch(page, { api_key: SECRET });
      await open(page, `${WORKBENCH}#other`, { script });
      await expect(control(page, 'api_key')).toHaveAccessibleDescription(/It is set/);
      await control(page, 'accent').fill('#112233');
      await saveButton(page).click();
      await expect(page.getByRole('status').filter({ hasText: 'Settings saved.' })).toBeVisible();
      expect(await effective(page)).toMatchObject({ accent: '#112233', api_key: sha256(SECRET) });
      await page.getByLabel('Remove the stored API key').check();
      await saveButton(page).click();
      await expect(control(page, 'api_key')).toHaveAccessibleDescription(/It is not set/);
      expect(await effective(page)).toMatchObject({ accent: '#112233', api_key: null });
    });
  });
}

test('a check that hangs, ends its process or answers nonsense keeps nobody from saving, and the form says so in time', async ({ page }) => {
  test.slow();
  await open(page, WORKBENCH);
  const outcomes = [
    ['hang', /^Settings saved without the extension’s own check: its check did not answer within 2000 ms\.$/],
    ['throw', /its check failed; its log has more, under incident \w+\.$/],
    ['nonsense', /its check answered something that is no list of messages by setting\.$/],
    ['crash', /its process ended; its log has more\.$/],
    ['loop', /its (check did not answer within 2000 ms|process ended; its log has more)\.$/],
  ] as const;
  for (const [greeting, message] of outcomes) {
    await control(page, 'greeting').fill(greeting);
    await saveButton(page).click();
    await expect(page.locator('.settings-actions').getByRole('status')).toHaveText(message, { timeout: 15_000 });
    const row = await sqlOne<{ value: string }>(`SELECT value FROM extension_settings WHERE slug = 'workbench' AND key = 'greeting'`);
    expect(row.value).toBe(greeting);
  }
  // It works again by itself: a crash now and then is no quarantine.
  await expect.poll(() => effective(page)).toMatchObject({ greeting: 'loop' });
});

test('a secret is in no page, no JSON, no row that is in the clear, and in no log', async ({ page }) => {
  await open(page, `${WORKBENCH}#other`);
  await control(page, 'api_key').fill(SECRET);
  await saveButton(page).click();
  await expect(page.getByRole('status').filter({ hasText: 'Settings saved.' })).toBeVisible();
  const told = await Promise.all([WORKBENCH, `${WORKBENCH}/process`, '/admin/extensions', '/api/v1/admin/extensions', '/api/v1/admin/extensions/workbench', '/api/v1/admin/extensions/workbench/process'].map(async (path) => (await page.request.get(path)).text()));
  told.push(JSON.stringify((await patch(page, { seats: 5 })).body), JSON.stringify((await patch(page, { seats: 99, api_key: SECRET })).body));
  for (const text of told) expect(text).not.toContain(SECRET);
  expect((await readJson(page)).extension.settings).toMatchObject({ api_key: 'set', seats: 5 });
  const rows = await sql(`SELECT to_json(s)::text AS row FROM extension_settings s UNION ALL SELECT to_json(a)::text FROM audit_log a UNION ALL SELECT encode(sealed, 'escape') FROM extension_secrets`);
  expect(JSON.stringify(rows)).not.toContain(SECRET);
  const { sealed } = await sqlOne<{ sealed: Buffer }>(`SELECT sealed FROM extension_secrets WHERE slug = 'workbench' AND key = 'api_key'`);
  // Version, nonce and tag before it: AES-256-GCM adds nothing to the length of the text, here in quotes.
  expect(sealed.length).toBe(1 + 12 + 16 + SECRET.length + 2);
  const audit = await sqlOne<{ after: object }>(`SELECT after FROM audit_log WHERE action = 'extension.save_settings' AND after::text LIKE '%api_key%' ORDER BY id DESC LIMIT 1`);
  expect(audit.after).toEqual({ api_key: 'set' });
});

test('the same through JSON: only what is named changes, errors by field, warnings where the check had no say', async ({ page }) => {
  expect(await patch(page, { seats: 9, api_key: SECRET })).toMatchObject({ status: 200, body: { extension: { settings: { ...defaults, seats: 9, api_key: 'set' } } } });
  expect(await patch(page, { api_key: '' })).toMatchObject({ status: 200, body: { extension: { settings: { seats: 9, api_key: 'set' } } } });
  const refused = await patch(page, { seats: 'many', accent: 'blue', nothing: 1 });
  expect(refused.status).toBe(422);
  expect(JSON.stringify(refused.body)).toContain('There is no setting');
  // Keys are the manifest's, spelled as it spells them.
  expect(await patch(page, { shortName: 5 })).toMatchObject({ status: 422, body: { error: { fields: { shortName: expect.any(String) } } } });
  const wrong = await patch(page, { seats: 'many', accent: 'blue', open: [true], mode: 'z' });
  expect(wrong).toMatchObject({ status: 422, body: { error: { code: 'invalid_input', fields: { seats: expect.any(String), accent: expect.any(String), open: expect.any(String), mode: expect.any(String) } } } });
  expect(await patch(page, { greeting: 'refused' })).toMatchObject({ status: 422, body: { error: { fields: { greeting: 'The service does not know this greeting.' } } } });
  expect((await patch(page, { greeting: 'throw' })).body.warning).toContain('Settings saved without the extension’s own check: its check failed');
  expect(await effective(page)).toMatchObject({ greeting: 'throw', seats: 9 });
});
