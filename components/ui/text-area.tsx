import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { Field, type FieldFrame, fieldIds } from './field';

export interface TextAreaProps extends Omit<ComponentProps<'textarea'>, keyof FieldFrame>, FieldFrame {
  optional?: boolean;
}

/** Several lines of text; grows with what is typed. */
export function TextArea({ name, label, hideLabel, description, error, id, optional, className, ...rest }: TextAreaProps) {
  const ids = fieldIds({ id, name, description, error });
  return (
    <Field name={name} label={label} hideLabel={hideLabel} description={description} error={error} id={id} optional={optional}>
      <textarea {...rest} {...ids.aria} id={ids.control} name={name} className={classNames('fi', className)} />
    </Field>
  );
}
