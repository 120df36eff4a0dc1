'use client';

import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { FormError } from '@/components/ui/form-error';
import { TextField } from '@/components/ui/text-field';
import { useFormAction } from '@/components/ui/use-form-action';
import { addRegistryAction, refreshRegistriesAction } from '@/lib/extensions/store/actions';
import { FormAnswer } from '../form-answer';

/** Adds a store list by its address. */
export function AddListForm() {
  const { state: { ok, message, fields, values }, isPending, formProps } = useFormAction(addRegistryAction);
  const typed = ok ? undefined : values?.url;
  return (
    <Card title="Add a list" className="store-add">
      <form {...formProps} className="form">
        <FormError message={ok ? undefined : message} fields={fields} />
        <TextField key={`${typed} ${ok}`} name="url" type="url" inputMode="url" label="Address of a registry.json" defaultValue={typed} error={fields?.url} autoComplete="off" spellCheck={false} maxLength={500} required description="Whoever keeps the list vouches for what it names: its extensions count as “Community” where the bytes are the same." />
        <div className="form-actions">
          <Button type="submit" pending={isPending}>Add list</Button>
          <span role="status" className="text-13 text-green">{ok && 'The list was added.'}</span>
        </div>
      </form>
    </Card>
  );
}

/** Reads every added list again. */
export function RefreshLists() {
  const { state, isPending, formProps } = useFormAction(refreshRegistriesAction);
  return (
    <form {...formProps} className="header-act">
      <Button type="submit" icon="refresh" pending={isPending}>Read lists again</Button>
      <FormAnswer state={state} />
    </form>
  );
}
