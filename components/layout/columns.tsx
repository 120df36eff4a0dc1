import type { ReactNode } from 'react';
import { RightColumn } from './right-column';

export interface ColumnsProps {
  children: ReactNode;
  /** Nothing keeps the main column where it would be beside one. */
  right?: ReactNode;
}

/** The main column (up to 720) and the right one (300), which goes under it on narrower screens. */
export function Columns({ children, right }: ColumnsProps) {
  return (
    <div className="columns">
      <main id="main" className="main-column" tabIndex={-1}>
        {children}
      </main>
      {right && <RightColumn>{right}</RightColumn>}
    </div>
  );
}
