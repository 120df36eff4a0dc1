import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

export interface TableBoxProps {
  /** What the table holds, for those who reach the box by keyboard to move it sideways. */
  label: string;
  /** Scrolls by itself from a certain height on, its head in sight. */
  isTall?: boolean;
  children: ReactNode;
}

/** The box in which a wide table scrolls. */
export function TableBox({ label, isTall, children }: TableBoxProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls has to be reachable by keyboard
    <div className={classNames('table-box', isTall && 'table-tall')} tabIndex={0} role="region" aria-label={label}>{children}</div>
  );
}
