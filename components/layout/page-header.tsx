import type { ReactNode } from 'react';

export interface PageHeaderProps {
  title: ReactNode;
  /** One or two sentences under the title. */
  text?: ReactNode;
  /** A mark before the title: SpaceMark, Avatar. */
  leading?: ReactNode;
  /** Buttons at the end. */
  actions?: ReactNode;
}

/** The top of a page: its h1, what it is, what can be done. */
export function PageHeader({ title, text, leading, actions }: PageHeaderProps) {
  return (
    <header className="page-header">
      {leading}
      <div className="page-header-text">
        <h1 className="page-title">{title}</h1>
        {text && <div className="page-text">{text}</div>}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </header>
  );
}
