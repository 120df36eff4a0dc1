import { contentIcons } from './icon-paths-content';
import { interfaceIcons } from './icon-paths-interface';
import { placeIcons } from './icon-paths-places';

const icons = { ...interfaceIcons, ...contentIcons, ...placeIcons };

export type IconName = keyof typeof icons;

/** Tells a name that came from outside (a space's icon, a setting) from one that is in the set. */
export function isIconName(name: string): name is IconName {
  return Object.hasOwn(icons, name);
}

/** Every icon name, in the order of the set: for pickers. */
export const iconNames = Object.keys(icons).filter(isIconName);

export interface IconProps {
  name: IconName;
  /** Pixels; strokes keep their weight at any size. */
  size?: number;
  /** Says what the icon means where no text beside it does; without it the icon is decoration. */
  label?: string;
  className?: string;
}

/** One stroke icon of the set. */
export function Icon({ name, size = 18, label, className }: IconProps) {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={size < 20 ? 2 : 1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={icons[name]} strokeWidth={name === 'more' ? 2.75 : undefined} />
    </svg>
  );
}
