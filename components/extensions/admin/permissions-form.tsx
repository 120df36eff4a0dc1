'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { SelectField } from '@/components/ui/select-field';
import { useFormAction } from '@/components/ui/use-form-action';
import { useUnsavedGuard } from '@/components/ui/use-unsaved-guard';
import { savePermissionsAction } from '@/lib/extensions/gates/actions';
import type { Gate } from '@/lib/extensions/gates/read-gates';

const tierLabels = { everyone: 'Everyone, with guests', member: 'Members', moderator: 'Moderators', admin: 'Admins' } as const satisfies Record<Gate['tier'], string>;

/** Who passes each gate that an extension declares: a tier, or what its manifest says. */
export function PermissionsForm({ slug, gates }: { slug: string; gates: Gate[] }) {
  const { state, isPending, formProps } = useFormAction(savePermissionsAction);
  const [isDirty, setDirty] = useState(false);
  useUnsavedGuard(isDirty);
  useEffect(() => {
    if (state.ok) setDirty(false);
  }, [state]);
  return (
    <form {...formProps} onChange={() => setDirty(true)} onReset={() => setDirty(false)} className="form gates-form">
      <input type="hidden" name="slug" value={slug} />
      <FormError message={state.ok ? undefined : state.message} />
      {gates.map((gate) => {
        const name = `gate:${gate.key}`;
        const chosen = (state.ok ? undefined : state.values?.[name]) ?? (gate.isSaved ? gate.tier : 'default');
        return (
          <SelectField key={`${gate.key} ${chosen}`} name={name} id={`gate-${gate.key}`} label={gate.label} description={<code>{gate.key}</code>} defaultValue={chosen}>
            <option value="default">{tierLabels[gate.default]} (default)</option>
            {Object.entries(tierLabels).map(([tier, label]) => <option key={tier} value={tier}>{label}</option>)}
          </SelectField>
        );
      })}
      <div className="form-actions settings-actions">
        <Button type="submit" variant="primary" pending={isPending}>Save permissions</Button>
        <Button type="reset" variant="plain" className="js-only" disabled={!isDirty}>Discard changes</Button>
        <span role="status" className="text-13 text-t3">{isDirty ? 'Unsaved changes' : state.ok ? state.message : ''}</span>
      </div>
    </form>
  );
}
