import type { ComponentProps, ReactNode } from 'react';

export interface SwitchProps extends Omit<ComponentProps<'input'>, 'type' | 'role' | 'id'> {
  id: string;
  label: ReactNode;
  description?: ReactNode;
}

/** A setting that is on or off, as a row: a checkbox underneath, so it is sent with its form without scripts. */
export function Switch({ id, label, description, ...rest }: SwitchProps) {
  const describedBy = description ? `${id}-description` : undefined;
  return (
    <div className="toggle-row">
      <div className="toggle-row-text">
        <label htmlFor={id} className="field-label">{label}</label>
        {description && <p id={describedBy} className="field-description">{description}</p>}
      </div>
      <input {...rest} id={id} type="checkbox" role="switch" className="switch" aria-describedby={describedBy} />
    </div>
  );
}
