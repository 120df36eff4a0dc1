import { clock } from '@/lib/core/clock';
import { LiveTime } from './live-time';

export interface TimeProps {
  /** A Date, or the ISO text of one. */
  date: Date | string;
  style?: 'long' | 'short';
  className?: string;
}

/** A moment, relative, with the exact one on hover and in `datetime`. */
export function Time({ date, ...look }: TimeProps) {
  return <LiveTime at={new Date(date).getTime()} renderedAt={clock.now().getTime()} {...look} />;
}
