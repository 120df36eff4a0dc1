'use client';

import { useRef, useState, useTransition, type KeyboardEvent, type ReactNode } from 'react';
import { Field, fieldIds } from '@/components/ui/field';
import { previewAction, type Preview } from '@/lib/markdown/actions';
import { applyEdit } from './apply-edit';
import { markdownEdits, type MarkdownEditName } from './markdown-edits';
import { editForKey, MarkdownToolbar } from './markdown-toolbar';
import { useDraft } from './use-draft';

export interface MarkdownEditorProps {
  label: string;
  hideLabel?: boolean;
  defaultValue?: string;
  placeholder?: string;
  error?: string;
  rows?: number;
  /** While it is being sent: what is typed then would be in nothing that was sent. */
  readOnly?: boolean;
  onDirty?: () => void;
  /** Further buttons of the toolbar. */
  tools?: ReactNode;
}

/** The Markdown field of posts and replies, named `body`: toolbar, keys, and a preview by the server's own renderer. */
export function MarkdownEditor({ label, hideLabel, defaultValue, placeholder, error, rows = 10, readOnly, onDirty, tools }: MarkdownEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [preview, setPreview] = useState<Preview>();
  const [isLoading, startTransition] = useTransition();
  const ids = fieldIds({ name: 'body', error });
  useDraft(area, onDirty);

  const edit = (name: MarkdownEditName) => {
    const field = area.current;
    if (field && !field.readOnly) applyEdit(field, markdownEdits[name]({ text: field.value, start: field.selectionStart, end: field.selectionEnd }));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const name = isCommand ? editForKey(event.key) : undefined;
    if (name) {
      event.preventDefault();
      edit(name);
    } else if (isCommand && event.key === 'Enter') {
      event.preventDefault();
      event.currentTarget.form?.requestSubmit();
    }
  };
  const showPreview = () => startTransition(async () => setPreview(await loadPreview(area.current?.value ?? '')));
  const isWriting = preview === undefined && !isLoading;

  return (
    <Field name="body" label={label} hideLabel={hideLabel} error={error}>
      <div className="composer">
        <div className="composer-bar js-only">
          <div className="composer-modes">
            <button type="button" className="composer-mode" aria-pressed={isWriting} onClick={() => setPreview(undefined)}>Write</button>
            <button type="button" className="composer-mode" aria-pressed={!isWriting} onClick={showPreview}>Preview</button>
          </div>
          {isWriting && <MarkdownToolbar controls={ids.control} onEdit={edit}>{tools}</MarkdownToolbar>}
        </div>
        <textarea
          ref={area}
          {...ids.aria}
          id={ids.control}
          name="body"
          className="composer-text"
          rows={rows}
          style={{ minHeight: `calc(${rows} * 1.625em + 24px)` }}
          hidden={!isWriting}
          defaultValue={defaultValue}
          placeholder={placeholder}
          readOnly={readOnly}
          onKeyDown={onKeyDown}
          onInput={onDirty}
        />
        {!isWriting && <PreviewPane preview={preview} />}
      </div>
    </Field>
  );
}

/** A preview that does not come is no reason to lose the text. */
async function loadPreview(text: string): Promise<Preview> {
  try {
    return await previewAction(text);
  } catch {
    // Offline, or the forum restarts: said in the place of the preview.
    return { message: 'The forum could not be reached for a preview. Try again in a moment.' };
  }
}

function PreviewPane({ preview }: { preview: Preview | undefined }) {
  if (!preview) return <div className="composer-preview" aria-busy="true"><span className="skeleton h-[16px] w-[60%]" /></div>;
  if (preview.message !== undefined) return <p className="composer-preview text-t4" role="status">{preview.message}</p>;
  // Cooked and sanitised by the server: lib/markdown/cook.ts.
  return <div className="composer-preview md-body" dangerouslySetInnerHTML={{ __html: preview.html ?? '' }} />;
}
