import { formatBytes } from '../format-bytes';

const number = new Intl.NumberFormat('en');
const steps = [['h', 3_600_000], ['min', 60_000], ['s', 1000]] as const;

/** A limit as people say it: `5 s`, `64.0 MB`, `100 per second`. */
export function formatKnob(value: number, unit: string): string {
  if (unit === 'bytes') return formatBytes(value);
  return unit === 'ms' ? formatDuration(value) : `${number.format(value)} ${unit}`;
}

/** The largest unit that gives a whole number. */
function formatDuration(ms: number): string {
  const [name, size] = steps.find(([, step]) => ms >= step && ms % step === 0) ?? ['ms', 1];
  return `${number.format(ms / size)} ${name}`;
}
