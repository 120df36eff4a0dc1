/** Reads vitest's JSON report; a run that ended badly has at least one failure, also when no test says so. */
export function readVitestCounts(report, code) {
  if (!report) return { passed: 0, failed: 1 };
  // A file that cannot be loaded has no tests to count, and is a failure all the same.
  const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  return withExitCode({ passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles, skipped: report.numPendingTests + report.numTodoTests }, code);
}

/** Reads Playwright's JSON report. */
export function readPlaywrightCounts(report, code) {
  if (!report) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return withExitCode({ passed: expected, failed: unexpected + flaky + report.errors.length, skipped }, code);
}

function withExitCode(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
