import { Icon, isIconName } from '@/components/ui/icon';

export interface SpaceMarkProps {
  /** A space's colour and icon, as chosen by an admin; an unknown icon becomes a hash. */
  color: string;
  icon: string;
  size?: number;
}

/** A space's icon on a tint of its colour. */
export function SpaceMark({ color, icon, size = 22 }: SpaceMarkProps) {
  return (
    <span className="space-mark" style={{ '--space-color': color, width: size, height: size }}>
      <Icon name={isIconName(icon) ? icon : 'hash'} size={Math.round(size * 0.64)} />
    </span>
  );
}
