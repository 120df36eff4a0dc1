import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preparePackages } from '../prepare.mjs';
import { batterySuite, buildSuite, endToEndSuite, lintSuite, typesSuite, unitSuite } from './suites.mjs';

/** Everything. @returns the exit code */
export async function runAll(args) {
  return runLanes(args, async (run) => {
    // Two cores: types and lint are done by the time the build is; the long suites then have the machine to themselves.
    const [isBuilt] = await Promise.all([run(buildSuite), run(typesSuite).then(() => run(lintSuite))]);
    await run(unitSuite);
    await run(batterySuite);
    if (isBuilt) await run(endToEndSuite);
    else console.log('end-to-end: not run, because there is no build');
  });
}

/** What needs no build. @returns the exit code */
export async function runCheck(args) {
  return runLanes(args, async (run) => {
    await Promise.all([run(typesSuite), run(lintSuite)]);
    await run(unitSuite);
  });
}

async function runLanes(args, plan) {
  await preparePackages();
  const temporary = mkdtempSync(join(tmpdir(), 'nexus-run-'));
  process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));
  // Ctrl-C reaches the suites too, which end by themselves; then we do.
  process.on('SIGINT', () => process.exitCode = 130);
  const total = { passed: 0, failed: 0 };
  await plan(async (suite) => {
    const started = performance.now();
    console.log(`… ${suite.name}`);
    const { passed, failed, skipped = 0, details = '' } = await suite.run({ temporary, args });
    // A suite in which nothing ran proves nothing.
    const isEmpty = passed + failed === 0;
    total.passed += passed;
    total.failed += isEmpty ? 1 : failed;
    const isFine = failed === 0 && !isEmpty;
    if (details && !isFine) console.log(`\n${details.trim()}\n`);
    const counts = isEmpty ? 'no test ran' : `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
    console.log(`${isFine ? '✓' : '✗'} ${suite.name}: ${counts} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    return isFine;
  });
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return process.exitCode || (total.failed > 0 ? 1 : 0);
}
