import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareBuild } from '../prepare.mjs';
import { inProject } from '../project.mjs';
import { run } from '../run.mjs';
import { findChromium } from './chromium.mjs';
import { readPlaywrightCounts, readVitestCounts } from './counts.mjs';
import { testEnvironment } from './environment.mjs';
import { writeNextTypes } from './next-types.mjs';

const tool = (...parts) => inProject('node_modules', ...parts);

/** A tool that passes or fails as a whole counts as one test. */
function wholeTool(name, ...args) {
  return {
    name,
    async run({ temporary }) {
      writeNextTypes();
      const { code, output } = await run(process.execPath, args, { env: testEnvironment(temporary) });
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, details: output };
    },
  };
}

export const typesSuite = wholeTool('types', tool('typescript', 'bin', 'tsc'), '--noEmit');
export const lintSuite = wholeTool('lint', tool('oxlint', 'bin', 'oxlint'));

export const buildSuite = {
  name: 'build',
  async run() {
    try {
      await prepareBuild();
      return { passed: 1, failed: 0 };
    } catch (error) {
      return { passed: 0, failed: 1, details: error.isExpected ? error.message : error.stack };
    }
  },
};

/** One run of Vitest, with a configuration of its own. */
const vitestSuite = (name, config) => ({
  name,
  async run({ temporary, args }) {
    const report = join(temporary, `${config}.json`);
    const { code, output } = await run(process.execPath, [tool('vitest', 'vitest.mjs'), 'run', '--config', `lib/testing/${config}`, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args], { env: testEnvironment(temporary) });
    return { ...readVitestCounts(readReport(report), code), details: output };
  },
});

export const unitSuite = vitestSuite('unit and integration', 'vitest.config.ts');
/** The fault battery compares times before and after each fault: nothing runs beside it. */
export const batterySuite = vitestSuite('fault battery', 'vitest.alone.config.mjs');

export const endToEndSuite = {
  name: 'end-to-end',
  async run({ temporary, args }) {
    const chromium = await findChromium();
    if (!chromium.path) return { passed: 0, failed: 1, details: chromium.missing };
    const report = join(temporary, 'playwright.json');
    const env = { ...testEnvironment(temporary), NEXUS_TEST_CHROMIUM: chromium.path, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
    const { code, output } = await run(process.execPath, [tool('playwright', 'cli.js'), 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json', ...args], { env });
    return { ...readPlaywrightCounts(readReport(report), code), details: output };
  },
};

const readReport = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null);
