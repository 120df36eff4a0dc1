import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What measures the machine has it to itself: vitest.alone.config.mjs runs these one after the other. */
export const MEASURING = ['lib/extensions/runner/battery.test.ts'];

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\/(.*)$/, replacement: `${root}$1` },
      { find: /^@nexus\/sdk$/, replacement: `${root}sdk/index.ts` },
      { find: /^@nexus\/sdk\/(.*)$/, replacement: `${root}sdk/$1` },
    ],
  },
  test: {
    root,
    include: ['**/*.test.{ts,tsx,mjs}'],
    exclude: ['**/node_modules/**', '.nexus/**', 'data/**', 'e2e/**', ...MEASURING],
    globalSetup: ['lib/testing/global-setup.ts'],
    setupFiles: ['lib/testing/fail-on-console.ts'],
    // Processes, not threads: tests start PostgreSQL, change the environment and are told by process ids.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 15_000,
    hookTimeout: 60_000,
    env: {
      NODE_ENV: 'test',
      NEXUS_LOG_LEVEL: 'error',
      NEXTAUTH_SECRET: 'a secret that only tests know, of some length',
      NEXTAUTH_URL: 'http://localhost:3000',
    },
  },
});
