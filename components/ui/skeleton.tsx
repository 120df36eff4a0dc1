import { classNames } from './class-names';

export interface SkeletonProps {
  /** CSS lengths of what will stand here. */
  width?: string;
  height?: string;
  /** The shape of an avatar. */
  round?: boolean;
  className?: string;
}

/** A place holder with the final geometry; the list around it carries `aria-busy`. */
export function Skeleton({ width = '100%', height = '1em', round, className }: SkeletonProps) {
  const borderRadius = round ? 'var(--av-radius)' : undefined;
  return <span aria-hidden className={classNames('skeleton', className)} style={{ width, height, borderRadius }} />;
}
