'use client';

import { FontIcon } from '@/components/extensions/font-icon';
import { FieldNotes, fieldIds } from '@/components/ui/field';
import { Icon } from '@/components/ui/icon';
import type { ComposerAttachments } from './use-composer-attachments';

export interface AttachmentsFieldProps {
  attachments: ComposerAttachments;
  /** Kinds that are shown elsewhere and need no chip. */
  isShown?: (kind: string) => boolean;
  error?: string;
}

const NAME = 'attachments';

/** What is attached, as the field that travels with the form, and as chips that can be removed. */
export function AttachmentsField({ attachments: { list, sources, removeAt }, isShown = () => false, error }: AttachmentsFieldProps) {
  const ids = fieldIds({ name: NAME, error });
  // What was refused has to be removable, wherever else it is shown.
  const chips = list.map(({ kind }, index) => ({ kind, index })).filter(({ kind }) => error !== undefined || !isShown(kind));
  return (
    <>
      <input type="hidden" name={NAME} value={list.length > 0 ? JSON.stringify(list) : ''} />
      {(chips.length > 0 || error) && (
        <div id={ids.control} className="attachments" role="group" aria-label="Attached" tabIndex={-1} aria-describedby={error && ids.error}>
          <ul className="attachment-chips" role="list">
            {chips.map(({ kind, index }) => {
              const source = sources.get(kind);
              const label = source?.tip ?? kind;
              return (
                <li key={index} className="pill attachment-chip">
                  {source && <FontIcon name={source.icon} />}
                  <span className="pill-text">{label}</span>
                  <button type="button" className="attachment-remove" aria-label={`Remove: ${label}`} title="Remove" onClick={() => removeAt(index)}>
                    <Icon name="x" size={12} />
                  </button>
                </li>
              );
            })}
          </ul>
          <FieldNotes ids={ids} error={error} />
        </div>
      )}
    </>
  );
}
