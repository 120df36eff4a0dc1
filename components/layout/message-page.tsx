import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { LogoMark } from './logo';

export interface MessagePageProps {
  title: string;
  text: ReactNode;
  /** What to do next; the way home when left out. */
  action?: ReactNode;
  /** The status, small: 404. */
  code?: string | number;
  /** The incident id from the log. */
  incident?: string;
  /** With the mark above, where no shell is around it. */
  alone?: boolean;
}

/** A page that only has something to say: not found, an error. Needs no data. */
export function MessagePage({ title, text, action, code, incident, alone }: MessagePageProps) {
  const content = (
    <>
      {alone && <LogoMark size={40} />}
      {code && <p className="message-code">{code}</p>}
      <h1 className="message-title">{title}</h1>
      <p className="message-text">{text}</p>
      {incident && <p className="incident">Incident <code>{incident}</code></p>}
      <div className="message-action">{action ?? <ButtonLink href="/" variant="primary">Go to the feed</ButtonLink>}</div>
    </>
  );
  return alone ? <main id="main" className="message message-alone">{content}</main> : <div className="message">{content}</div>;
}
