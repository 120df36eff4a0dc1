/** Whether an error of Node or PostgreSQL carries this code (`ENOENT`, `3D000` …). */
export function hasErrorCode(error: unknown, ...codes: string[]): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);
}
