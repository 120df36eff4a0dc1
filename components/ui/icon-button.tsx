import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  icon: IconName;
  /** What it does, for those who do not see the icon. */
  label: string;
  /** 40 px everywhere instead of 32 (fingers always get 40). */
  large?: boolean;
  danger?: boolean;
}

/** A button that shows only an icon. Wrap it in Tooltip where the icon is not obvious. */
export function IconButton({ icon, label, large, danger, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      className={classNames('icon-btn', large && 'icon-btn-large', danger && 'icon-btn-danger', className)}
    >
      <Icon name={icon} size={large ? 20 : 18} />
    </button>
  );
}
