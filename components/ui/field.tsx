import type { ReactNode } from 'react';
import { Icon } from './icon';

/** What every field has around its control. */
export interface FieldFrame {
  name: string;
  label: ReactNode;
  /** Keeps the label for screen readers only, where the place says enough (a search field). */
  hideLabel?: boolean;
  description?: ReactNode;
  error?: string;
  /** Defaults to `field-<name>`, which FormError links to; set it where one page has the same name twice. */
  id?: string;
}

/** Names the parts of a field, so that label, description and error are read with the control. */
export function fieldIds({ id, name, description, error }: Pick<FieldFrame, 'id' | 'name' | 'description' | 'error'>) {
  const control = id ?? `field-${name}`;
  const parts = { control, description: `${control}-description`, error: `${control}-error` };
  const describedBy = [error && parts.error, description && parts.description].filter(Boolean).join(' ');
  return {
    ...parts,
    aria: { 'aria-describedby': describedBy || undefined, 'aria-invalid': error ? (true as const) : undefined },
  };
}

export interface FieldProps extends FieldFrame {
  optional?: boolean;
  children: ReactNode;
}

/** Label, control, error and description of one field. */
export function Field({ label, hideLabel, optional, description, error, children, ...identity }: FieldProps) {
  const ids = fieldIds({ ...identity, description, error });
  return (
    <div className="field">
      <label htmlFor={ids.control} className={hideLabel ? 'sr-only' : 'field-label'}>
        {label}
        {optional && <span className="field-optional">optional</span>}
      </label>
      {children}
      <FieldNotes ids={ids} description={description} error={error} />
    </div>
  );
}

/** Error and description under a control. */
export function FieldNotes({ ids, description, error }: { ids: { description: string; error: string }; description?: ReactNode; error?: string }) {
  return (
    <>
      {error && (
        <p id={ids.error} className="field-error">
          <Icon name="alert" size={16} />
          {error}
        </p>
      )}
      {description && (
        <p id={ids.description} className="field-description">
          {description}
        </p>
      )}
    </>
  );
}
