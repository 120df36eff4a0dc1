import { findJsonProblem } from '@/lib/core/json-problem';

/** Of one attachment, as JSON. */
export const MAX_DATA_BYTES = 10_240;
const MAX_DEPTH = 32;

const number = new Intl.NumberFormat('en');

/** What is wrong with the data of an attachment, in words; null when nothing is. The browser and the server ask the same. */
export function findDataProblem(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return 'its data is not an object';
  // Before it is measured: nesting alone can exhaust the stack.
  const problem = findJsonProblem(data, { depth: MAX_DEPTH });
  if (problem !== undefined) return `its data ${problem}`;
  const bytes = new TextEncoder().encode(JSON.stringify(data)).length;
  return bytes > MAX_DATA_BYTES ? `its data is ${number.format(bytes)} bytes long; at most ${number.format(MAX_DATA_BYTES)} fit` : null;
}
