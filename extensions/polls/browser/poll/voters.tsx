import type { OptionVoters, PollView } from '../../common/poll';
import { messageOf } from '../api';
import { useVoters } from './use-voters';

const { useState } = window.React;

/** Who voted for what, once somebody wants to know. */
export function Voters({ poll }: { poll: PollView }) {
  const [isOpen, setOpen] = useState(false);
  const { lists, error, more } = useVoters(poll, isOpen);
  return (
    <details className="polls-voters" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Who voted</summary>
      {error !== null && <p className="polls-problem" role="alert">{messageOf(error)}</p>}
      {!lists && error === null && <p className="polls-waiting">Loading…</p>}
      {lists && poll.options.map(({ id, label }) => <OptionList key={id} label={label} list={lists.find((list) => list.option_id === id)} onMore={more} />)}
    </details>
  );
}

function OptionList({ label, list, onMore }: { label: string; list: OptionVoters | undefined; onMore(list: OptionVoters): void }) {
  const { Av } = window.NexusComponents;
  if (!list || list.voters.length === 0) return null;
  return (
    <>
      <h3 className="polls-voters-of" dir="auto">{label}</h3>
      <ul className="polls-people" role="list">
        {list.voters.map((voter) => (
          <li key={voter.username}>
            <a href={`/profile/${encodeURIComponent(voter.username)}`}>
              <Av user={voter} size={20} />
              <span dir="auto">{voter.username}</span>
            </a>
          </li>
        ))}
        {list.next_cursor !== null && <li><button type="button" onClick={() => onMore(list)}>Show more<span className="polls-unseen"> who chose {label}</span></button></li>}
      </ul>
    </>
  );
}
