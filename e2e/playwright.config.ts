import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'playwright/test';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';
// `npm test` looks for Chromium and says what is missing; run by hand, Debian's or Playwright's own is taken.
const executablePath = process.env.NEXUS_TEST_CHROMIUM || (existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : undefined);

export default defineConfig({
  testDir: '.',
  globalSetup: './global-setup.ts',
  // Ignored by git, and kept after the run: what it shows is wanted exactly when something failed.
  outputDir: fileURLToPath(new URL('../.nexus/e2e-results', import.meta.url)),
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: 'list',
  use: {
    // Set by the global setup, which has run when a worker reads this.
    baseURL: process.env.NEXUS_E2E_URL,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      // Chromium's sandbox refuses root.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
