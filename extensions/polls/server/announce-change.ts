import type { Forum } from './settings';

/**
 * Tells open pages to read a poll again. The message says nothing else: everybody who knows the topic can hear it, and what
 * they may know is decided when they ask.
 */
export async function announceChange({ live, log }: Pick<Forum, 'live' | 'log'>, pollId: number): Promise<void> {
  try {
    await live.publish(`poll:${pollId}`, { poll_id: pollId });
  } catch (error) {
    // What was written stands; pages that missed it show it at their next look.
    await log.warn(`poll ${pollId}: open pages were not told: ${String(error)}`);
  }
}
