import type { PollRow } from './polls/poll-row';
import type { Forum } from './settings';

type Topics = Pick<PollRow, 'id' | 'state_key' | 'votes_key'>;

/** What a person's page listens to. Who may not view results does not hear votes either: how often, and when, says much. */
export const topicOf = ({ state_key: state, votes_key: votes }: Topics, canViewResults: boolean) => (canViewResults ? `votes:${votes}` : `state:${state}`);

/** Tells open pages that there are other votes. */
export const announceVotes = (forum: Pick<Forum, 'live' | 'log'>, poll: Topics) => publish(forum, poll, [topicOf(poll, true)]);

/** Tells open pages that the poll itself has changed. */
export const announceChange = (forum: Pick<Forum, 'live' | 'log'>, poll: Topics) => publish(forum, poll, [topicOf(poll, true), topicOf(poll, false)]);

/** The message says nothing else: what somebody may know is decided when their page asks. */
async function publish({ live, log }: Pick<Forum, 'live' | 'log'>, { id }: Topics, topics: readonly string[]): Promise<void> {
  try {
    await Promise.all(topics.map((topic) => live.publish(topic, { poll_id: id })));
  } catch (error) {
    // What was written stands; pages that missed it show it at their next look.
    await log.warn(`poll ${id}: open pages were not told: ${String(error)}`);
  }
}
