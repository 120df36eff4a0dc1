'use client';
import type { ComponentProps, ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { type ButtonLook, buttonClass } from './button-class';
import { Icon, type IconName } from './icon';
import { VisuallyHidden } from './visually-hidden';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'children'>, ButtonLook {
  children: ReactNode;
  icon?: IconName;
  /** Shows progress in place and keeps the width. A submit button in a form finds it out by itself. */
  pending?: boolean;
}

/** A button. While its form is being sent it shows progress and ignores further presses, but keeps the focus. */
export function Button({ variant, size, wide, icon, pending, className, children, onClick, type = 'button', ...rest }: ButtonProps) {
  const form = useFormStatus();
  const sendsThis = type === 'submit' && form.pending && (!rest.name || form.data.get(rest.name) === String(rest.value ?? ''));
  const busy = pending ?? sendsThis;
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass({ variant, size, wide, className })}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      <span className="btn-label">
        {icon && <Icon name={icon} size={16} />}
        {children}
      </span>
      {busy && (
        <span className="btn-spinner">
          <span className="spinner" />
          <VisuallyHidden>In progress</VisuallyHidden>
        </span>
      )}
    </button>
  );
}
