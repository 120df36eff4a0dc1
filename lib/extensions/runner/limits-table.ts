import { knobTable } from './knobs';

/** How the forum looks after a runner: of no use to who writes one. */
const INTERNAL: readonly string[] = ['routeMaxMs', 'pingEveryMs', 'pingGraceMs', 'memoryEveryMs', 'outputBytes', 'logLinesShown'];
const UNITS: readonly (readonly [string, number])[] = [['min', 60_000], ['s', 1_000], ['ms', 1]];

/** The limits of the server half as a table for its authors, in Markdown. */
export function limitsTable(): string {
  const rows = Object.entries(knobTable).filter(([name]) => !INTERNAL.includes(name)).map(([name, { value, unit, meaning }]) => `| ${meaning} | ${show(value, unit)} | \`${name}\` |`);
  return ['| What | Limit | Name |', '|---|---|---|', ...rows].join('\n');
}

function show(value: number, unit: string): string {
  if (unit === 'ms') return showTime(value);
  if (unit === 'bytes') return showBytes(value);
  return unit === 'per second' ? `${value} a second` : `${value} ${unit}`;
}

function showTime(value: number): string {
  const [name = 'ms', size = 1] = UNITS.find(([, ms]) => value >= ms && value % ms === 0) ?? [];
  return `${value / size} ${name}`;
}

function showBytes(value: number): string {
  if (value % 1_000_000 === 0) return `${value / 1_000_000} million bytes`;
  return value >= 1_048_576 ? `${value / 1_048_576} MB` : `${value / 1_024} KB`;
}
