import type { PollOption, PollView } from '../../common/poll';
import { countVotes, percentOf } from '../../common/words';
import { Icon } from '../icon';

const { useId } = window.React;

export interface PollOptionsProps {
  poll: PollView;
  isChoosing: boolean;
  chosen: readonly number[];
  onChoose(ids: readonly number[]): void;
}

/** The options of a poll: radios or checkboxes while there is something to choose, and how each stands. */
export function PollOptions({ poll, isChoosing, chosen, onChoose }: PollOptionsProps) {
  const rows = (
    <ul className="polls-options" role="list">
      {poll.options.map((option) => (
        <li key={option.id} className="fg polls-option" data-mine={option.mine || undefined}>
          {isChoosing ? <Choice poll={poll} option={option} chosen={chosen} onChoose={onChoose} /> : <Standing poll={poll} option={option} />}
        </li>
      ))}
    </ul>
  );
  if (!isChoosing) return rows;
  return (
    <fieldset className="polls-ballot">
      <legend className="polls-unseen">{poll.max_choices === 1 ? 'Choose one' : `Choose up to ${poll.max_choices}`}</legend>
      {rows}
    </fieldset>
  );
}

function Choice({ poll, option, chosen, onChoose }: { poll: PollView; option: PollOption } & Pick<PollOptionsProps, 'chosen' | 'onChoose'>) {
  const controlId = useId();
  const isSingle = poll.max_choices === 1;
  const isChosen = chosen.includes(option.id);
  const toggle = () => {
    if (isSingle) onChoose([option.id]);
    else onChoose(isChosen ? chosen.filter((id) => id !== option.id) : [...chosen, option.id]);
  };
  return (
    <label className="polls-row polls-choice" htmlFor={controlId}>
      <span className="polls-line">
        <span className="polls-mark">
          <input id={controlId} type={isSingle ? 'radio' : 'checkbox'} name={`poll-${poll.id}`} value={option.id} checked={isChosen} disabled={!isSingle && !isChosen && chosen.length >= poll.max_choices} onChange={toggle} />
        </span>
        <Words poll={poll} option={option} />
      </span>
      <Bar poll={poll} option={option} />
    </label>
  );
}

function Standing({ poll, option }: { poll: PollView; option: PollOption }) {
  return (
    <div className="polls-row">
      <span className="polls-line">
        {option.mine && <span className="polls-mark polls-own"><Icon name="check" /><span className="polls-unseen">Your vote: </span></span>}
        <Words poll={poll} option={option} />
      </span>
      <Bar poll={poll} option={option} />
    </div>
  );
}

function Words({ poll: { voters }, option: { label, votes } }: { poll: PollView; option: PollOption }) {
  return (
    <>
      <span className="polls-label"><bdi>{label}</bdi></span>
      {votes !== null && voters !== null && <span className="polls-count"><strong>{percentOf(votes, voters)}%</strong> · {countVotes(votes)}</span>}
    </>
  );
}

function Bar({ poll: { voters }, option: { votes } }: { poll: PollView; option: PollOption }) {
  if (votes === null || voters === null) return null;
  return (
    <span className="polls-bar" aria-hidden="true">
      <span style={{ transform: `translateX(${percentOf(votes, voters) - 100}%)` }} />
    </span>
  );
}
