'use client';

import { type ComponentProps, type FormEvent, useRef } from 'react';
import { Field, type FieldFrame, fieldIds } from '@/components/ui/field';

export interface ColourInputProps extends Omit<ComponentProps<'input'>, keyof FieldFrame | 'defaultValue' | 'onInput'>, FieldFrame {
  defaultValue: string;
  optional?: boolean;
}

const HEX = /^#[0-9a-f]{6}$/i;
const NO_COLOUR = '#808080';

/** A colour as #RRGGBB; the swatch beside it opens the browser's picker and writes into the field, which alone is sent and can be empty. */
export function ColourInput({ name, label, description, error, id, optional, defaultValue, disabled, placeholder = '', ...rest }: ColourInputProps) {
  const text = useRef<HTMLInputElement>(null);
  const swatch = useRef<HTMLInputElement>(null);
  const ids = fieldIds({ id, name, description, error });
  const shown = [defaultValue, placeholder].find((colour) => HEX.test(colour)) ?? NO_COLOUR;
  const writeText = ({ currentTarget }: FormEvent<HTMLInputElement>) => {
    if (text.current) text.current.value = currentTarget.value;
  };
  const writeSwatch = ({ currentTarget }: FormEvent<HTMLInputElement>) => {
    if (swatch.current && HEX.test(currentTarget.value)) swatch.current.value = currentTarget.value;
  };
  return (
    <Field name={name} label={label} description={description} error={error} id={id} optional={optional}>
      <span className="setting-colour">
        <input ref={swatch} type="color" aria-label={`Pick: ${typeof label === 'string' ? label : 'colour'}`} defaultValue={shown} onInput={writeText} disabled={disabled} />
        <input {...rest} {...ids.aria} ref={text} id={ids.control} name={name} className="fi" defaultValue={defaultValue} onInput={writeSwatch} disabled={disabled} placeholder={placeholder} maxLength={7} spellCheck={false} autoComplete="off" />
      </span>
    </Field>
  );
}
