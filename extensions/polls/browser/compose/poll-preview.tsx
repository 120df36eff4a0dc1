import type { PollInput } from '../../shared/poll';
import { describeKind } from '../../shared/words';

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
      {poll.closes_at !== null && <p className="polls-hint">Closes {format.format(new Date(poll.closes_at))}</p>}
      <div className="polls-acts">
        <button type="button" className="btn-ghost" onClick={onEdit}>Edit<span className="polls-unseen"> {name}</span></button>
        <button type="button" className="btn-ghost" onClick={onRemove}>Remove<span className="polls-unseen"> {name}</span></button>
      </div>
    </section>
  );
}

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
