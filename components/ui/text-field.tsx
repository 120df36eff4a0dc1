import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { Field, type FieldFrame, fieldIds } from './field';

export interface TextFieldProps extends Omit<ComponentProps<'input'>, keyof FieldFrame>, FieldFrame {
  /** Says so beside the label. */
  optional?: boolean;
}

/** One line of text, with its label, description and error. */
export function TextField({ name, label, hideLabel, description, error, id, optional, className, type = 'text', ...rest }: TextFieldProps) {
  const ids = fieldIds({ id, name, description, error });
  return (
    <Field name={name} label={label} hideLabel={hideLabel} description={description} error={error} id={id} optional={optional}>
      <input {...rest} {...ids.aria} id={ids.control} name={name} type={type} className={classNames('fi', className)} />
    </Field>
  );
}
