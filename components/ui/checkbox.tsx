import type { ComponentProps } from 'react';
import { FieldNotes, type FieldFrame, fieldIds } from './field';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, keyof FieldFrame | 'type'>, Omit<FieldFrame, 'hideLabel'> {}

/** A yes or no with its text beside it. */
export function Checkbox({ name, label, description, error, id, ...rest }: CheckboxProps) {
  const ids = fieldIds({ id, name, description, error });
  return (
    <div className="check">
      <input {...rest} {...ids.aria} id={ids.control} name={name} type="checkbox" />
      <div className="check-text">
        <label htmlFor={ids.control}>{label}</label>
        <FieldNotes ids={ids} description={description} error={error} />
      </div>
    </div>
  );
}
