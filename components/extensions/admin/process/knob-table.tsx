import { Pill } from '@/components/ui/pill';
import type { KnobView } from '@/lib/extensions/get-system';
import { MessageList } from '../message-list';
import { formatKnob } from './format-knob';
import { TableBox } from '../table-box';

/** Every limit of the server half of extensions, and what was set for one and does not count. */
export function KnobTable({ knobs, problems }: { knobs: KnobView[]; problems: string[] }) {
  return (
    <>
      {problems.length > 0 && <div className="knob-problems" role="alert"><MessageList title="Set and not used" messages={problems} isError /></div>}
      <TableBox label="Limits">
        <table className="table table-stack knob-table">
          <thead>
            <tr><th scope="col">Limit</th><th scope="col">Name</th><th scope="col" className="numeric">In effect</th><th scope="col" className="numeric">Default</th><th scope="col">Unit</th></tr>
          </thead>
          <tbody>
            {knobs.map(({ name, meaning, unit, value, default: byDefault }) => (
              <tr key={name}>
                <td className="knob-meaning">{meaning}</td>
                <td><code className="knob-name">{name}</code></td>
                <td className="numeric" data-label="In effect">{value === byDefault ? formatKnob(value, unit) : <Pill tone="accent">{formatKnob(value, unit)}</Pill>}</td>
                <td className="numeric text-t4" data-label="Default">{formatKnob(byDefault, unit)}</td>
                <td className="nowrap text-t4" data-label="Unit">{unit}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  );
}
