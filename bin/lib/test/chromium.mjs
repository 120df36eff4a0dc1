import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { step } from '../progress.mjs';
import { run } from '../run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const APPLICATIONS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** A Chromium to test in: installed, downloaded by Playwright, or installed now when we are root on Debian. */
export async function findChromium() {
  const found = await lookAround();
  if (found) return { path: found };
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    await step('Installing Chromium', async () => {
      await run('apt-get', ['update']);
      await run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], { env: { DEBIAN_FRONTEND: 'noninteractive' } });
    });
  }
  return { path: await lookAround(), missing: 'End-to-end tests need Chromium: install it (on Debian `sudo apt-get install chromium`), or run `npx playwright install chromium`.' };
}

async function lookAround() {
  const { chromium } = await import('playwright');
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...APPLICATIONS, chromium.executablePath()];
  return candidates.find((path) => existsSync(path)) ?? null;
}
