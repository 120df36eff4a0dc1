import type { Json, JsonInput } from './json';

/** Messages to open pages, which hear them with `Nexus.live.subscribe(slug, topic, listener)`. */
export interface Live {
  /**
   * Sends to whoever listens now; nothing is kept. Everybody who knows the topic can listen, so send hints
   * ("poll 12 has changed") rather than secrets, or name who may hear it.
   *
   * @param topic yours: 1 to 100 letters, digits and _ - . : /, e.g. `poll:12`
   * @param data at most 16 KB as JSON
   * @param options `userIds`: only to these users, at most 1,000
   * @throws CallError `TooLargeError` above 16 KB, `RateLimitError` above 100 messages a second
   * @example await nexus.live.publish('poll:12', { total: 7 });
   */
  publish(topic: string, data: JsonInput, options?: { userIds?: readonly number[] }): Promise<void>;
}

/**
 * Notifications of the types that the manifest declares; needs `notifications:send`.
 * Not available yet: every call throws CallError with the code `not_available`.
 */
export interface Notifications {
  /** @throws CallError for a type that is not declared, or naming the fields that its `payload_schema` misses */
  send(
    type: string,
    notification: { userId: number; actorId?: number; postId?: number; replyId?: number; data?: Readonly<Record<string, Json>> },
  ): Promise<void>;
}

/**
 * Mail to members by id, up to a quota; needs `mail:send`.
 * Not available yet: every call throws CallError with the code `not_available`.
 */
export interface Mail {
  send(mail: { userId: number; subject: string; markdown: string }): Promise<void>;
}

/**
 * Events between extensions; needs `events` (`publish_event` in other ecosystems).
 * Not available yet: every call throws CallError with the code `not_available`.
 */
export interface Events {
  /** @param name one that the manifest lists under `events.publishes`: `<slug>.<event>` */
  publish(name: string, payload: JsonInput): Promise<void>;
}

/**
 * What other extensions offer; needs `services` (`get_service` in other ecosystems).
 * Not available yet: every call throws CallError with the code `not_available`.
 */
export interface Services {
  /**
   * Gives the functions of a service that the manifest lists under `services.consumes`; each takes and gives JSON.
   *
   * @returns null where the extension that provides it is missing or disabled
   * @example const polls = await nexus.services.get<{ forPost(id: number): Promise<Poll | null> }>('polls.results');
   */
  get<Service extends object>(name: string): Promise<Service | null>;
}

/**
 * Background work, done by the functions under `jobs` (Oban jobs in other ecosystems).
 * Not available yet: every call throws CallError with the code `not_available`.
 */
export interface Jobs {
  /**
   * At least once, tried again with growing pauses.
   *
   * @param options `runAt`: not before; `key`: of several that wait with the same key only the last is run; `attempts`: at most
   */
  enqueue(name: string, payload: JsonInput, options?: { runAt?: Date; key?: string; attempts?: number }): Promise<void>;
}

/**
 * The forum's own renderer.
 * Not available yet: every call throws CallError with the code `not_available`.
 */
export interface Render {
  /** @returns HTML that is safe to show */
  markdown(text: string): Promise<string>;
}

/**
 * Slots that the forum keeps in shared pages.
 * Not available yet: every call throws CallError with the code `not_available`.
 */
export interface Slots {
  /** Says that what `slots.<name>` gives for these props has changed. */
  changed(name: string, props: Readonly<Record<string, Json>>): Promise<void>;
}
