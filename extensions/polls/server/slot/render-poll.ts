import type { OptionVoters, PollOption, PollView } from '../../common/poll';
import { countVoters, describeCount, describeEnd, describeKind, explainLimits, percentOf } from '../../common/words';
import { escapeHtml } from './escape-html';

export interface RenderPollInput {
  poll: PollView;
  isGuest: boolean;
  voters: readonly OptionVoters[];
}

/**
 * A poll for the first HTML. Its boxes are classes that every page of the forum has, the same as the component's
 * (browser/poll/poll-card.tsx), so that both are equally high and nothing moves when one takes the other's place.
 */
export function renderPoll({ poll, isGuest, voters }: RenderPollInput): string {
  const name = poll.question || 'Poll';
  return [
    `<section class="panel polls-card" aria-label="${escapeHtml(poll.question ? `Poll: ${poll.question}` : 'Poll')}">`,
    `<p class="rw-label">${describeKind(poll)}</p>`,
    `<h2 class="panel-title">${escapeHtml(name)}</h2>`,
    `<ul class="polls-options">${poll.options.map((option) => renderOption(option, poll)).join('')}</ul>`,
    `<div class="toggle-row polls-foot"><p>${renderState(poll, isGuest)}</p>${renderAction(poll, isGuest)}</div>`,
    renderVoters(poll, voters),
    '</section>',
  ].join('');
}

function renderOption({ label, votes, mine }: PollOption, { voters }: PollView): string {
  const text = `${mine ? '✓ ' : ''}${escapeHtml(label)}`;
  if (votes === null || voters === null) return `<li class="fg polls-option"><div class="polls-line">${text}</div></li>`;
  const percent = percentOf(votes, voters);
  const count = describeCount(votes, voters);
  return `<li class="fg polls-option"><div class="polls-line">${text} · ${count}</div><progress max="100" value="${percent}" aria-label="${escapeHtml(label)}">${percent}%</progress></li>`;
}

function renderState(poll: PollView, isGuest: boolean): string {
  const { voters } = poll;
  const end = describeEnd(poll, Date.now());
  const when = end && `${end.verb} <time datetime="${escapeHtml(end.time)}">${end.words}</time>`;
  return [voters !== null && countVoters(voters), when, ...explainLimits(poll, isGuest)].filter(Boolean).join(' · ');
}

function renderAction({ post_id: postId, closed, can, options }: PollView, isGuest: boolean): string {
  if (closed) return '';
  if (isGuest) return `<a class="btn-ghost" href="/login?next=${encodeURIComponent(`/post/${postId}`)}">Log in to vote</a>`;
  if (!can.vote) return '';
  return options.some(({ mine }) => mine) ? '<button class="btn-ghost" disabled>Change vote</button>' : '<button class="btn-primary" disabled>Vote</button>';
}

function renderVoters({ voters: count, can, options }: PollView, lists: readonly OptionVoters[]): string {
  if (!can.view_voters || !count) return '';
  const lines = options.map(({ id, label }) => {
    const list = lists.find(({ option_id: optionId }) => optionId === id);
    if (!list || list.voters.length === 0) return '';
    const names = list.voters.map(({ username }) => `<a href="/profile/${encodeURIComponent(username)}">${escapeHtml(username)}</a>`).join(', ');
    return `<p>${escapeHtml(label)}: ${names}${list.next_cursor === null ? '' : ' and more'}</p>`;
  });
  return `<details class="polls-voters"><summary>Who voted</summary>${lines.join('')}</details>`;
}
