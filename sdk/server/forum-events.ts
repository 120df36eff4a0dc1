import type { ForumEvent } from '../manifest/known';

interface PostEvent {
  /** Who did it. */
  user_id: number;
  post_id: number;
}

interface ReplyEvent extends PostEvent {
  reply_id: number;
}

/** Exactly one of `post_id` and `reply_id` is set. */
type ReactionEvent = { user_id: number; emoji: string } & (
  | { post_id: number; reply_id: null }
  | { post_id: null; reply_id: number }
);

/** What each event of the forum carries; `user_id` is always who did it. */
export interface ForumEventPayloads extends Record<ForumEvent, object> {
  post_created: PostEvent;
  post_updated: PostEvent;
  post_deleted: PostEvent;
  reply_created: ReplyEvent;
  reply_deleted: ReplyEvent;
  reaction_added: ReactionEvent;
  reaction_removed: ReactionEvent;
  report_created: { user_id: number; report_id: number };
  report_resolved: { user_id: number; report_id: number; status: 'reviewed' | 'dismissed' | 'actioned' };
  user_registered: { user_id: number };
  user_login: { user_id: number };
}

/** How an event travelled. */
export interface Envelope {
  /** The same at every attempt: use it to do something once. */
  id: string;
  /** Name of the event. */
  name: string;
  /** `forum`, or the slug of the extension that published it. */
  source: string;
  /** ISO 8601. */
  occurredAt: string;
  /** 1 for the first delivery. */
  attempt: number;
  /** Shared by everything that one request caused. */
  correlationId: string;
}

/**
 * The arguments of `handleEvent`, one tuple for each event, so that a test of `event` also tells the type of `payload`.
 * `Count` is how many of them a handler names: TypeScript takes a handler of fewer parameters only where it knows that.
 *
 * @example if (event === 'post_deleted') await removePolls(nexus, payload.post_id);
 */
export type HandleEventArguments<Settings, Nexus, Count extends ArgumentCount = 5> = {
  [Name in ForumEvent]: FirstArguments<Count, Name, ForumEventPayloads[Name], Settings, Nexus>;
}[ForumEvent];

/** How many arguments a handler of events names. */
export type ArgumentCount = 1 | 2 | 3 | 4 | 5;

type FirstArguments<Count extends ArgumentCount, Name, Payload, Settings, Nexus> = {
  1: [event: Name];
  2: [event: Name, payload: Payload];
  3: [event: Name, payload: Payload, settings: Settings];
  4: [event: Name, payload: Payload, settings: Settings, nexus: Nexus];
  5: [event: Name, payload: Payload, settings: Settings, nexus: Nexus, envelope: Envelope];
}[Count];
