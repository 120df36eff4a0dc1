'use client';

import { useCallback, useEffect } from 'react';
import { AttachmentsField } from '@/components/composer/attachments-field';
import { checkBody } from '@/components/composer/check-body';
import { ExtensionButtons } from '@/components/composer/extension-buttons';
import { MarkdownEditor } from '@/components/composer/markdown-editor';
import { useComposerAttachments, type ComposerAttachments } from '@/components/composer/use-composer-attachments';
import { useUnsavedWarning } from '@/components/composer/use-unsaved-warning';
import { Slot } from '@/components/extensions/slot';
import { useContributions } from '@/components/extensions/use-contributions';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { FormError } from '@/components/ui/form-error';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { useFormAction } from '@/components/ui/use-form-action';
import type { ToolbarButton } from '@/lib/extensions/browser/toolbar-buttons';
import { createPostAction, updatePostAction } from '@/lib/posts/actions';

export interface PostFormProps {
  /** Given when a post is edited: its space stays. */
  post?: { id: number; title: string; body: string };
  spaces?: readonly { id: number; name: string }[];
  spaceId?: number;
  cancelHref: string;
  /** What extensions add to the composer of a new post. */
  toolbarButtons?: readonly ToolbarButton[];
}

const noButtons: readonly ToolbarButton[] = [];

/** Writes a new post or edits one; the same form either way. */
export function PostForm({ post, spaces = [], spaceId, cancelHref, toolbarButtons = noButtons }: PostFormProps) {
  const { state, isPending, formProps } = useFormAction(post ? updatePostAction : createPostAction, checkBody);
  const setUnsaved = useUnsavedWarning();
  useEffect(() => {
    if (state.message) setUnsaved(true);
  }, [state, setUnsaved]);
  const { values, fields } = state;
  const markUnsaved = useCallback(() => setUnsaved(true), [setUnsaved]);
  const attachments = useComposerAttachments(values?.attachments, markUnsaved);
  const isShown = useShownBySlot(attachments);
  const chosen = values?.spaceId ?? (spaceId === undefined ? undefined : String(spaceId));

  return (
    <form {...formProps} onSubmit={(event) => { setUnsaved(false); formProps.onSubmit(event); }} className="flex flex-col gap-4">
      <FormError message={state.message} fields={fields} />
      {post && <input type="hidden" name="id" value={post.id} />}
      {!post && (
        // A select ignores a default that changes later, so each answer of the server makes it anew.
        <SelectField key={chosen} name="spaceId" label="Space" defaultValue={chosen ?? ''} error={fields?.spaceId}>
          <option value="" disabled>Choose a space</option>
          {spaces.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </SelectField>
      )}
      <TextField name="title" label="Title" autoComplete="off" placeholder="What is it about, in one line" defaultValue={values?.title ?? post?.title} error={fields?.title} onInput={markUnsaved} />
      <MarkdownEditor
        label="Text"
        rows={14}
        placeholder="Markdown works here"
        defaultValue={values?.body ?? post?.body}
        error={fields?.body}
        readOnly={isPending}
        onDirty={markUnsaved}
        tools={!post && <ExtensionButtons declared={toolbarButtons} context="post" onAttach={attachments.attach} />}
      />
      {!post && toolbarButtons.length > 0 && (
        <noscript><p className="field-description">Your browser runs no JavaScript: the post goes out as text, without “{toolbarButtons.map(({ tip }) => tip).join('”, “')}”.</p></noscript>
      )}
      {!post && <Slot name="compose_attachments" props={{ attachments: attachments.list, set_attachments: attachments.set, setAttachments: attachments.set }} />}
      {!post && <AttachmentsField attachments={attachments} isShown={isShown} error={fields?.attachments} />}
      <div className="flex items-center gap-2">
        <Button type="submit" variant="primary" pending={isPending}>{post ? 'Save changes' : 'Post'}</Button>
        <ButtonLink href={cancelHref} variant="ghost">Cancel</ButtonLink>
      </div>
    </form>
  );
}

/** Which kinds the slot's components show by themselves: those of extensions that fill it. */
function useShownBySlot({ sources }: ComposerAttachments): (kind: string) => boolean {
  const slugs = new Set(useContributions('slot').filter(({ key }) => key === 'compose_attachments').map(({ slug }) => slug));
  return (kind) => {
    const source = sources.get(kind);
    return source ? slugs.has(source.slug) : slugs.size > 0;
  };
}
