'use client';

import { Button } from '@/components/ui/button';
import { LiveTime } from '@/components/ui/live-time';
import { Pill } from '@/components/ui/pill';
import { useFormAction } from '@/components/ui/use-form-action';
import { clearExtensionFaultsAction } from '@/lib/extensions/actions';
import type { FaultSummary } from '@/lib/extensions/types';
import { FormAnswer } from './form-answer';
import { TableBox } from './table-box';

export interface FaultTableProps {
  slug: string;
  faults: FaultSummary[];
  renderedAt: number;
}

/** What failed in browsers, a line for each surface, with the button that forgets it and brings the surface back. */
export function FaultTable({ slug, faults, renderedAt }: FaultTableProps) {
  const { state, formProps } = useFormAction(clearExtensionFaultsAction);
  return (
    <section>
      <h2>Faults in browsers</h2>
      <FormAnswer state={state} />
      <TableBox label="Faults in browsers" isTall>
      <table className="table table-stack">
        <thead>
          <tr><th scope="col">Surface</th><th scope="col">Message</th><th scope="col" className="numeric">Times</th><th scope="col" className="numeric">Members</th><th scope="col">Last</th><th scope="col"><span className="sr-only">Actions</span></th></tr>
        </thead>
        <tbody>
          {faults.map((fault) => (
            <tr key={fault.surface}>
              <td><code>{fault.surface}</code> {fault.isSwitchedOff && <Pill tone="red">Switched off</Pill>}</td>
              <td className="problem-message">{fault.message}{fault.stack && <details><summary>Stack</summary><pre>{fault.stack}</pre></details>}</td>
              <td className="numeric" data-label="Times">{fault.times}</td>
              <td className="numeric" data-label="Members">{fault.members}</td>
              <td className="nowrap" data-label="Last"><LiveTime at={new Date(fault.lastSeenAt).getTime()} renderedAt={renderedAt} style="short" /></td>
              <td>
                <form {...formProps}>
                  <input type="hidden" name="slug" value={slug} />
                  <input type="hidden" name="surface" value={fault.surface} />
                  <Button type="submit" size="small">{fault.isSwitchedOff ? 'Switch back on' : 'Clear'}</Button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      </TableBox>
    </section>
  );
}
