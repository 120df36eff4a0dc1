const MAX_LENGTH = 40;
const MAX_KNOWN = 100;

/** Letters to insert, delete or replace to get from one word to the other. */
function distance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const deleted = (previous[column] ?? 0) + 1;
      const inserted = (current[column - 1] ?? 0) + 1;
      current.push(Math.min(replaced, deleted, inserted));
    }
    previous = current;
  }
  return previous[to.length] ?? from.length;
}

function normalise(word: string): string {
  return word.toLowerCase().replaceAll(/[-_ ]/g, '');
}

/** The known name that was probably meant, or undefined where nothing is close. */
export function findClosest(word: string, known: readonly string[]): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const wanted = normalise(word);
  const allowed = Math.max(1, Math.floor(wanted.length / 4));
  let best: { name: string; steps: number } | undefined;
  for (const name of known.slice(0, MAX_KNOWN)) {
    if (Math.abs(name.length - word.length) > MAX_LENGTH) continue;
    const steps = distance(wanted, normalise(name));
    if (steps <= allowed && (!best || steps < best.steps)) best = { name, steps };
  }
  return best?.name;
}

/** ` Did you mean "hooks"?`, or nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const closest = findClosest(word, known);
  return closest === undefined ? '' : ` Did you mean ${JSON.stringify(closest)}?`;
}
