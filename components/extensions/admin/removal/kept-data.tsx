'use client';

import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { FormError } from '@/components/ui/form-error';
import { LiveTime } from '@/components/ui/live-time';
import { TextField } from '@/components/ui/text-field';
import { useFormAction } from '@/components/ui/use-form-action';
import type { KeptDataView } from '@/lib/extensions/removal/list-kept-data-for-admin';
import { startUninstallAction } from '@/lib/extensions/tasks/actions';
import { listLosses } from './data-labels';

/** Data that was kept when extensions were removed: for when they come back, or to be deleted for good. */
export function KeptData({ kept, renderedAt }: { kept: KeptDataView[]; renderedAt: number }) {
  if (kept.length === 0) return null;
  return (
    <Card title="Data of removed extensions" className="kept">
      <p className="process-text">It is there again when an extension of that slug is installed again.</p>
      <ul className="kept-list">{kept.map((one) => <KeptOne key={one.slug} kept={one} renderedAt={renderedAt} />)}</ul>
    </Card>
  );
}

function KeptOne({ kept: { slug, version, origin, keptAt, counts }, renderedAt }: { kept: KeptDataView; renderedAt: number }) {
  const { state: { ok, message, fields, values }, isPending, formProps } = useFormAction(startUninstallAction);
  const losses = listLosses(counts);
  const id = `confirm-${slug}`;
  return (
    <li className="kept-one">
      <p className="kept-name">{slug} <span>{version}</span></p>
      <p className="kept-text">{losses.length > 0 ? losses.join(', ') : 'Nothing but its name'} · removed <LiveTime at={Date.parse(keptAt)} renderedAt={renderedAt} />{origin && <> · from {origin}</>}</p>
      <details className="kept-delete" open={message !== undefined && ok !== true}>
        <summary>Delete for good</summary>
        <form {...formProps} className="form">
          <FormError message={ok ? undefined : message} fields={fields} fieldId={() => id} />
          <input type="hidden" name="slug" value={slug} />
          <TextField key={values?.confirm} id={id} name="confirm" label={<>Type <code>{slug}</code> to say that it may go</>} defaultValue={values?.confirm} error={fields?.confirm} autoComplete="off" spellCheck={false} maxLength={60} />
          <div className="form-actions">
            <Button type="submit" size="small" variant="danger-solid" name="mode" value="purge" pending={isPending}>Delete for good</Button>
            <Button type="submit" size="small" name="mode" value="export" pending={isPending}>Export, then delete</Button>
          </div>
        </form>
      </details>
    </li>
  );
}
