import type { PollView } from '../../common/poll';
import { describeKind } from '../../common/words';
import { api } from '../api';
import { PollEditor } from '../editor/poll-editor';
import { AuthorTools } from './author-tools';
import { PollFoot } from './poll-foot';
import { PollOptions } from './poll-options';
import { useAnnouncement } from './use-announcement';
import { useChoice } from './use-choice';
import { usePoll } from './use-poll';
import { Voters } from './voters';

const { useId, useRef, useState } = window.React;

/**
 * One poll: results and ballot in the same rows, so that nothing moves between looking, voting and changing the vote.
 * Its boxes are those of server/slot/render-poll.ts.
 */
export function PollCard({ given }: { given: PollView }) {
  const live = usePoll(given);
  const { poll } = live;
  const [isChanging, setChanging] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const [chosen, setChosen] = useChoice(given.id);
  const titleId = useId();
  const form = useRef<HTMLFormElement>(null);
  const said = useAnnouncement(poll, live.isPending);
  if (!poll) return null;

  const own = poll.options.filter(({ mine }) => mine).map(({ id }) => id);
  const isChoosing = poll.can.vote && (own.length === 0 || isChanging);
  const selected = chosen.filter((id) => poll.options.some((option) => option.id === id));

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if (!isChoosing || live.isPending) return;
    if (selected.length === 0) {
      live.setProblem('Choose an option first.');
      form.current?.querySelector('input')?.focus();
      return;
    }
    setChanging(false);
    // Refused: the choice is still there to be sent again.
    if (!(await live.vote(selected))) setChanging(own.length > 0);
    else form.current?.focus();
  };
  const change = () => {
    setChosen(own);
    setChanging(true);
    live.setProblem(null);
  };
  const withdraw = async () => {
    setChanging(false);
    setChosen([]);
    await live.vote([]);
  };

  return (
    <section className="panel polls-card" aria-labelledby={titleId} data-poll={poll.id} data-closed={poll.closed || undefined}>
      <p className="rw-label polls-kind">{describeKind(poll)}</p>
      <h2 className="panel-title polls-question" id={titleId} dir="auto">{poll.question || 'Poll'}</h2>
      <AuthorTools poll={poll} live={live} onEdit={() => setEditing(true)} onClosed={() => form.current?.focus()} />
      <form ref={form} className="polls-form" tabIndex={-1} aria-labelledby={titleId} onSubmit={(event) => void submit(event)}>
        <PollOptions poll={poll} isChoosing={isChoosing} chosen={selected} onChoose={(ids) => { setChosen(ids); live.setProblem(null); }} />
        {live.problem && <p className="polls-problem" role="alert">{live.problem}</p>}
        <PollFoot
          poll={poll}
          isChoosing={isChoosing}
          isPending={live.isPending}
          onChange={change}
          onCancel={() => setChanging(false)}
          onWithdraw={() => void withdraw()}
        />
      </form>
      {poll.can.view_voters && (poll.voters ?? 0) > 0 && <Voters poll={poll} />}
      <p className="polls-unseen" role="status">{said}</p>
      {isEditing && (
        <PollEditor title="Edit poll" submitLabel="Save changes" initial={toInput(poll)} onSave={async (input) => live.take(await api.edit(poll.id, input))} onClose={() => setEditing(false)} />
      )}
    </section>
  );
}

const toInput = ({ question, options, max_choices, secret, closes_at }: PollView) => ({ question, options: options.map(({ label }) => label), max_choices, secret, closes_at });
