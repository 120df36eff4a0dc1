'use client';

import { useEffect } from 'react';
import { checkBody } from '@/components/composer/check-body';
import { MarkdownEditor } from '@/components/composer/markdown-editor';
import { useUnsavedWarning } from '@/components/composer/use-unsaved-warning';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { FormError } from '@/components/ui/form-error';
import { useFormAction } from '@/components/ui/use-form-action';
import { updateReplyAction } from '@/lib/replies/actions';

export function ReplyEditForm({ reply, cancelHref }: { reply: { id: number; body: string }; cancelHref: string }) {
  const { state, isPending, formProps } = useFormAction(updateReplyAction, checkBody);
  const setUnsaved = useUnsavedWarning();
  useEffect(() => {
    if (state.message) setUnsaved(true);
  }, [state, setUnsaved]);
  return (
    <form {...formProps} onSubmit={(event) => { setUnsaved(false); formProps.onSubmit(event); }} className="form">
      <FormError message={state.message} fields={state.fields} />
      <input type="hidden" name="id" value={reply.id} />
      <MarkdownEditor label="Your reply" rows={10} defaultValue={state.values?.body ?? reply.body} error={state.fields?.body} readOnly={isPending} onDirty={() => setUnsaved(true)} />
      <div className="form-actions">
        <Button type="submit" variant="primary" pending={isPending}>Save changes</Button>
        <ButtonLink href={cancelHref} variant="ghost">Cancel</ButtonLink>
      </div>
    </form>
  );
}
