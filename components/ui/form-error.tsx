'use client';
import { useEffect, useMemo, useRef } from 'react';
import { useFormStatus } from 'react-dom';
import { Icon } from './icon';

export interface FormErrorProps {
  /** What went wrong with the whole; with field errors and no message a sentence says how many there are. */
  message?: string;
  /** By field name, as actions return them; each line leads to its field. */
  fields?: Record<string, string>;
  /** Ids where a field does not use the default `field-<name>`. */
  fieldId?: (name: string) => string;
}

/** The summary over a form that was refused. It takes the focus each time the form comes back, and is nothing when nothing is wrong. */
export function FormError({ message, fields, fieldId = (name) => `field-${name}` }: FormErrorProps) {
  const box = useRef<HTMLDivElement>(null);
  const { pending } = useFormStatus();
  const summary = useMemo(() => summarise(message, fields), [message, fields]);

  useEffect(() => {
    if (summary && !pending) box.current?.focus();
  }, [summary, pending]);

  if (!summary) return null;
  return (
    <div ref={box} className="form-error" role="alert" tabIndex={-1}>
      <Icon name="alert" />
      <div>
        <p className="form-error-title">
          {summary.titleField ? <a href={`#${fieldId(summary.titleField)}`}>{summary.title}</a> : summary.title}
        </p>
        {summary.entries.length > 0 && (
          <ul>
            {summary.entries.map(([name, text]) => (
              <li key={name}>
                <a href={`#${fieldId(name)}`}>{text}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** A message that is one field's own is said once, and leads there. */
function summarise(message: string | undefined, fields: Record<string, string> = {}) {
  const entries = Object.entries(fields);
  if (!message && entries.length === 0) return null;
  const title = message ?? (entries.length === 1 ? 'One field needs attention.' : `${entries.length} fields need attention.`);
  return { title, titleField: entries.find(([, text]) => text === title)?.[0], entries: entries.filter(([, text]) => text !== title) };
}
