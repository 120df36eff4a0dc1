import { describeZodIssues } from '@nexus/sdk/manifest/describe-zod-issues';
import type { z } from 'zod';
import { toPrintable } from '@/lib/core/printable';

const SHOWN_ISSUES = 20;

export interface DescribedValue {
  /** What was parsed. */
  value: unknown;
  /** What to call it where it is wrong as a whole, such as `the list`. */
  whole: string;
}

/**
 * What is wrong with JSON from elsewhere, each fault named by its path; the first twenty, and how many more there are.
 *
 * @example describeIssues(error.issues, { value, whole: 'it' }) // ['extensions[0].slug is required']
 */
export function describeIssues(issues: readonly z.core.$ZodIssue[], { value, whole }: DescribedValue): string[] {
  const lines = issues.flatMap((issue) => (issue.path.length === 0 ? [`${whole} ${issue.message}`] : describeZodIssues([issue], value).map(({ message }) => message)));
  const hidden = lines.length - SHOWN_ISSUES;
  return [...lines.slice(0, SHOWN_ISSUES).map(toPrintable), ...(hidden > 0 ? [`and ${hidden} more`] : [])];
}
