const BRAND = Symbol.for('nexus.sdk.reply');

/** An answer with its own status and headers, made by `reply`. */
export interface Reply {
  readonly [BRAND]: true;
  readonly status: number;
  readonly body: unknown;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Answers a route with another status than 200, or with headers.
 *
 * A string goes out as it is when `content-type` names something other than JSON; everything else goes out as JSON,
 * `undefined` as an empty body. The forum lets these headers through: content-type (JSON, plain text, csv, xml, calendar,
 * images), cache-control, etag, content-disposition, and location within the forum.
 *
 * @param status 200 to 599
 * @param body any JSON value, text or nothing; at most 1 MB
 * @throws RangeError for another status
 * @throws TypeError for a header that is not a string
 * @example
 * return reply(201, { poll });
 * return reply(200, 'option,votes\nTea,3\n', { 'content-type': 'text/csv' });
 * return reply(303, undefined, { location: '/ext/polls' });
 */
export function reply(status: number, body?: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  if (!Number.isInteger(status) || status < 200 || status > 599) throw new RangeError(`reply needs a status from 200 to 599 (got: ${status})`);
  const lowered: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value !== 'string') throw new TypeError(`reply: the header ${name} must be a string`);
    lowered[name.toLowerCase()] = value;
  }
  return Object.freeze({ [BRAND]: true as const, status, body, headers: Object.freeze(lowered) });
}

/** Whether a value was made by `reply`. */
export function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && BRAND in value;
}
