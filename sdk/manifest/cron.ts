const PARTS = [
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12 },
  { name: 'weekday', from: 0, to: 7 },
] as const;

type Part = (typeof PARTS)[number];

const ITEM = /^(?:\*(?:\/(\d{1,2}))?|(\d{1,2})(?:-(\d{1,2}))?)$/;

function isItem(item: string, part: Part): boolean {
  const found = ITEM.exec(item);
  if (!found) return false;
  const [, step, first, last] = found;
  if (first === undefined) return step === undefined || Number(step) > 0;
  const from = Number(first);
  const to = Number(last ?? first);
  return from >= part.from && to <= part.to && from <= to;
}

/**
 * Checks a cron pattern of five parts: minute, hour, day of the month, month, weekday.
 * A part is a star, a star with a step (every n-th), a number, a range `1-5`, or several with commas.
 *
 * @returns what is wrong, as the end of a sentence, or undefined where nothing is
 * @example findCronProblem('0 4 * * *') // undefined
 */
export function findCronProblem(pattern: string): string | undefined {
  const parts = pattern.trim().split(/\s+/);
  if (parts.length !== PARTS.length) {
    return 'must have five parts: minute, hour, day, month and weekday';
  }
  const wrong = PARTS.find(
    (part, index) => !parts[index]?.split(',').every((item) => isItem(item, part)),
  );
  return wrong && `must have a valid ${wrong.name}: ${wrong.from} to ${wrong.to}, *, */n, a range or a list`;
}
