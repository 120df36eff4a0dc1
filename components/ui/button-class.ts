import { classNames } from './class-names';

const variants = {
  primary: 'btn-primary',
  ghost: 'btn-ghost',
  plain: 'btn btn-plain',
  danger: 'btn btn-danger',
  'danger-solid': 'btn btn-danger-solid',
} as const;

const sizes = { small: 'btn-small', medium: undefined, large: 'btn-large' } as const;

export interface ButtonLook {
  /** primary: the one thing to do · ghost: bordered · plain: no frame · danger: destructive, quiet · danger-solid: inside a confirmation. */
  variant?: keyof typeof variants;
  size?: keyof typeof sizes;
  /** Fills its container's width. */
  wide?: boolean;
  className?: string;
}

/** The class of anything that looks like a button. */
export function buttonClass({ variant = 'ghost', size = 'medium', wide, className }: ButtonLook): string {
  return classNames(variants[variant], sizes[size], wide && 'btn-wide', className);
}
