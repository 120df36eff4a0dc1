/**
 * Whether a value was made by this package, whichever copy of it: the forum and every extension carry one each, so that
 * `instanceof` alone would not know them.
 */
export function hasBrand(value: unknown, brand: symbol): boolean {
  return typeof value === 'object' && value !== null && brand in value;
}
