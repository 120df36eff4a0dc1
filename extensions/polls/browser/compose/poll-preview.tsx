import type { PollInput } from '../../common/poll';
import { describeKind } from '../../common/words';

export interface PollPreviewProps {
  poll: PollInput;
  onEdit(): void;
  onRemove(): void;
}

/** A poll that will go with the post. */
export function PollPreview({ poll, onEdit, onRemove }: PollPreviewProps) {
  const name = poll.question || 'Poll';
  return (
    <section className="panel polls-preview" aria-label={poll.question ? `Poll: ${poll.question}` : 'Poll'}>
      <p className="rw-label">{describeKind(poll)}</p>
      <p className="panel-title" dir="auto">{name}</p>
      <ul className="polls-preview-options">
        {poll.options.map((label) => <li key={label} dir="auto">{label}</li>)}
      </ul>
      {poll.closes_at !== null && <Closing time={poll.closes_at} />}
      <div className="polls-acts">
        <button type="button" className="btn-ghost" onClick={onEdit}>Edit<span className="polls-unseen"> {name}</span></button>
        <button type="button" className="btn-ghost" onClick={onRemove}>Remove<span className="polls-unseen"> {name}</span></button>
      </div>
    </section>
  );
}

/** A date can pass while the rest of the post is being written. */
function Closing({ time }: { time: string }) {
  const date = new Date(time);
  if (date <= new Date()) return <p className="polls-problem" role="alert">Its closing date has passed: nobody could vote. Edit the poll to choose another.</p>;
  return <p className="polls-hint">Closes {format.format(date)}</p>;
}

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
