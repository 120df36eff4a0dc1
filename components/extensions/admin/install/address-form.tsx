'use client';

import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { FormError } from '@/components/ui/form-error';
import { TextField } from '@/components/ui/text-field';
import { useFormAction } from '@/components/ui/use-form-action';
import { startInstallAction } from '@/lib/extensions/tasks/actions';

/** Installs what a repository publishes: its address, or that of a manifest. */
export function AddressForm() {
  const { state: { ok, message, fields, values }, isPending, formProps } = useFormAction(startInstallAction);
  return (
    <Card title="From an address">
      <form {...formProps} className="form">
        <FormError message={ok ? undefined : message} fields={fields} />
        <TextField
          key={values?.address}
          name="address"
          label="Address of a repository or a manifest"
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          required
          defaultValue={values?.address}
          error={fields?.address}
          description={<>Such as <code>https://github.com/owner/name</code>, or <code>https://example.org/manifest.json</code> that names its repository.</>}
        />
        <div className="form-actions">
          <Button type="submit" variant="primary" pending={isPending}>Look at it</Button>
          <span className="text-13 text-t4">Nothing is installed before you have seen what it asks for.</span>
        </div>
      </form>
    </Card>
  );
}
