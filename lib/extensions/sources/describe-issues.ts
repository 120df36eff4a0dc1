import { formatPath } from '@nexus/sdk/manifest/issue';
import type { z } from 'zod';

const SHOWN_ISSUES = 20;

/**
 * What is wrong with JSON from elsewhere, each fault named by its path.
 *
 * @param whole what to call the value itself, such as `the list`
 * @example describeIssues(error.issues, 'the list') // ['extensions[0].slug must not be empty']
 */
export function describeIssues(issues: readonly z.core.$ZodIssue[], whole: string): string[] {
  const lines = issues.map(({ path, message }) => `${formatPath(path) || whole} ${message}`);
  const hidden = lines.length - SHOWN_ISSUES;
  return hidden > 0 ? [...lines.slice(0, SHOWN_ISSUES), `and ${hidden} more`] : lines;
}
