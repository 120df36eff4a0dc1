import type { PollView } from '../../common/poll';
import { Icon } from '../icon';
import type { LivePoll } from './use-poll';

const { useId, useRef, useState } = window.React;

export interface AuthorToolsProps {
  poll: PollView;
  live: LivePoll;
  onEdit(): void;
  /** The poll was closed: these tools are gone with it. */
  onClosed(): void;
}

const LOCKED = 'Somebody has voted: the poll can no longer be edited.';

/** The question has just been asked for: its answer is what comes next. */
const focusNow = (button: HTMLButtonElement | null) => button?.focus();

/** For the author and whoever manages polls: edit while nobody has voted, close. Closing asks once more, where it was asked for. */
export function AuthorTools({ poll, live, onEdit, onClosed }: AuthorToolsProps) {
  const [isAsking, setAsking] = useState(false);
  const closeButton = useRef<HTMLButtonElement>(null);
  // Its author finds the button where it was, and why it does nothing any more.
  const isLocked = poll.yours && !poll.closed && !poll.can.edit;
  const [isExplained, setExplained] = useState(false);
  const noteId = useId();
  if (!poll.can.edit && !poll.can.close) return null;
  const close = async () => {
    if (await live.close()) onClosed();
  };
  const back = () => {
    setAsking(false);
    closeButton.current?.focus();
  };
  return (
    <>
      <div className="polls-tools">
        {poll.can.edit && <button type="button" className="icon-btn" aria-label="Edit poll" title="Edit poll" onClick={onEdit}><Icon name="edit" /></button>}
        {isLocked && <button type="button" className="icon-btn polls-locked" aria-label="Edit poll" title={LOCKED} aria-disabled="true" aria-describedby={noteId} onClick={() => setExplained(!isExplained)}><Icon name="edit" /></button>}
        {poll.can.close && <button ref={closeButton} type="button" className="icon-btn" aria-label="Close poll" title="Close poll" aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}><Icon name="lock" /></button>}
      </div>
      {isLocked && <p id={noteId} className={isExplained ? 'polls-ask' : 'polls-unseen'}>{LOCKED}</p>}
      {isAsking && poll.can.close && (
        <div className="polls-ask" role="group" aria-label="Close this poll" onKeyDown={(event) => event.key === 'Escape' && back()}>
          <p>Close this poll? Nobody can vote or change a vote afterwards.</p>
          <span className="polls-acts">
            <button type="button" className="btn-ghost" onClick={back}>Keep it open</button>
            <button type="button" className="btn-primary" ref={focusNow} aria-busy={live.isPending || undefined} onClick={() => void close()}>Close poll</button>
          </span>
        </div>
      )}
    </>
  );
}
