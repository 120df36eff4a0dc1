import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';
import { Field, type FieldFrame, fieldIds } from './field';
import { Icon } from './icon';

export interface SelectFieldProps extends Omit<ComponentProps<'select'>, keyof FieldFrame | 'children'>, FieldFrame {
  options?: ReadonlyArray<{ value: string; label: string; disabled?: boolean }>;
  /** Instead of `options`, where groups are needed. */
  children?: ReactNode;
  optional?: boolean;
}

/** A choice from a list: the browser's own, which works with any keyboard, reader and phone. */
export function SelectField({ name, label, hideLabel, description, error, id, optional, options, children, className, ...rest }: SelectFieldProps) {
  const ids = fieldIds({ id, name, description, error });
  return (
    <Field name={name} label={label} hideLabel={hideLabel} description={description} error={error} id={id} optional={optional}>
      <span className="select">
        <select {...rest} {...ids.aria} id={ids.control} name={name} className={classNames('fi', className)}>
          {options?.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
          {children}
        </select>
        <Icon name="chevron-down" size={16} />
      </span>
    </Field>
  );
}
