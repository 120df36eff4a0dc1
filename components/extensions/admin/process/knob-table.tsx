import { Pill } from '@/components/ui/pill';
import type { KnobView } from '@/lib/extensions/get-system';
import { formatBytes } from '../format-bytes';

/** Every limit of the server half of extensions. */
export function KnobTable({ knobs }: { knobs: KnobView[] }) {
  return (
    <div className="table-box">
      <table className="table">
        <thead>
          <tr><th scope="col">Limit</th><th scope="col" className="numeric">Value</th><th scope="col">Name</th></tr>
        </thead>
        <tbody>
          {knobs.map(({ name, meaning, unit, value, default: byDefault }) => (
            <tr key={name}>
              <td>{meaning}</td>
              <td className="numeric">{format(value, unit)}{value !== byDefault && <> <Pill tone="accent">default {format(byDefault, unit)}</Pill></>}</td>
              <td><code>{name}</code></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const number = new Intl.NumberFormat('en');

function format(value: number, unit: string): string {
  if (unit === 'bytes') return formatBytes(value);
  if (unit === 'ms') return formatDuration(value);
  return `${number.format(value)} ${unit}`;
}

const steps = [['h', 3_600_000], ['min', 60_000], ['s', 1000]] as const;

/** `250 ms`, `5 s`, `10 min`: the largest unit that gives a whole number. */
function formatDuration(ms: number): string {
  const [name, size] = steps.find(([, step]) => ms >= step && ms % step === 0) ?? ['ms', 1];
  return `${number.format(ms / size)} ${name}`;
}
