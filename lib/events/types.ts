/** A value that JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue | undefined };
export type JsonObject = { readonly [key: string]: JsonValue | undefined };

/** The forum's events, each with exactly the keys that listeners may rely on; `user_id` is who did it. */
export interface ForumEventPayloads {
  post_created: { user_id: number; post_id: number };
  post_updated: { user_id: number; post_id: number };
  post_deleted: { user_id: number; post_id: number };
  reply_created: { user_id: number; reply_id: number; post_id: number };
  reply_deleted: { user_id: number; reply_id: number; post_id: number };
  user_registered: { user_id: number };
  user_login: { user_id: number };
}

export type ForumEventName = keyof ForumEventPayloads;

/** What travels beside a payload. */
export interface Envelope {
  /** The same at every repetition to the same extension: what a handler tells repetitions by. */
  id: string;
  name: string;
  /** `forum`, or the slug of the extension that published it. */
  source: string;
  /** ISO 8601. */
  occurredAt: string;
  /** 1 at first. */
  attempt: number;
  /** Shared by an event and everything that it causes. */
  correlationId: string;
}

/** One event for one extension. */
export interface Delivery {
  slug: string;
  payload: JsonObject;
  /** 0 for what a person caused; one more for each handler in between. */
  depth: number;
  envelope: Envelope;
}

/**
 * Hands a delivery to its extension and settles when the handler has.
 * @throws AppError unavailable when the extension cannot be reached: everything for it then waits in its order, and the
 * attempt does not count. Any other error counts as a failed attempt.
 */
export type Deliver = (delivery: Delivery) => Promise<void>;
