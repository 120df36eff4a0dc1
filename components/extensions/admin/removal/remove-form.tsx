'use client';

import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { FormError } from '@/components/ui/form-error';
import { TextField } from '@/components/ui/text-field';
import { useFormAction } from '@/components/ui/use-form-action';
import type { RemovalView } from '@/lib/extensions/removal/get-removal';
import { startUninstallAction } from '@/lib/extensions/tasks/actions';
import { listLosses } from './data-labels';

export interface RemoveFormProps extends RemovalView {
  slug: string;
  name: string;
}

const choices = [
  { mode: 'keep', title: 'Keep its data', text: 'Its code goes. Its tables and settings stay, and are there again when it is installed again.' },
  { mode: 'export', title: 'Export its data, then delete it', text: 'First everything but its secrets is written to a file in the forum’s data folder, under exports. Then it is deleted.' },
  { mode: 'purge', title: 'Delete everything', text: 'Its code and everything that it ever kept. Nobody can bring it back.' },
] as const;

/** Removes an extension: what becomes of its data, and its slug once more where that is lost. Works without scripts. */
export function RemoveForm({ slug, name, counts, dependents }: RemoveFormProps) {
  const { state: { ok, message, fields, values }, isPending, formProps } = useFormAction(startUninstallAction);
  const losses = listLosses(counts);
  return (
    <form {...formProps} className="form remove-form">
      <FormError message={ok ? undefined : message} fields={fields} />
      <input type="hidden" name="slug" value={slug} />
      {dependents.length > 0 && <p className="process-text"><strong>{dependents.join(', ')}</strong> cannot do without it. Switch {dependents.length === 1 ? 'it' : 'them'} off or remove {dependents.length === 1 ? 'it' : 'them'} first, or use force.</p>}
      <fieldset className="choice-cards">
        <legend className="field-label">What becomes of its data</legend>
        {choices.map(({ mode, title, text }) => (
          <div key={`${mode} ${values?.mode}`} className="choice-card">
            <input type="radio" id={`mode-${mode}`} name="mode" value={mode} defaultChecked={mode === (values?.mode ?? 'keep')} aria-describedby={`mode-${mode}-text`} />
            <div>
              <label htmlFor={`mode-${mode}`} className="choice-title">{title}</label>
              <p id={`mode-${mode}-text`} className="choice-text">{text}</p>
            </div>
          </div>
        ))}
      </fieldset>
      <div className="remove-losses">
        <p className="remove-losses-title">What is lost with it</p>
        {losses.length === 0 ? <p>It keeps nothing yet.</p> : <ul>{losses.map((loss) => <li key={loss}>{loss}</li>)}</ul>}
        <TextField key={values?.confirm} name="confirm" label={<>Type <code>{slug}</code> to say that it may go</>} defaultValue={values?.confirm} error={fields?.confirm} autoComplete="off" spellCheck={false} maxLength={60} />
      </div>
      <Checkbox name="isForced" label="Use force" description="Removes it also when its onUninstall fails or does not end, and when other extensions need it." />
      <div className="form-actions"><Button type="submit" variant="danger-solid" pending={isPending}>Remove {name}</Button></div>
    </form>
  );
}
