/**
 * What the arguments of `nexus` are called in messages, by member: the names that the SDK's own types give them. A plain
 * table, since the runner, which has no schemas, needs it as much as the forum.
 */
export const argumentNames: Readonly<Record<string, readonly string[]>> = {
  'db.query': ['transaction', 'text', 'parameters'],
  'db.begin': [],
  'db.commit': ['transaction'],
  'db.rollback': ['transaction'],
  'kv.get': ['key'],
  'kv.set': ['key', 'value'],
  'kv.delete': ['key'],
  'settings.get': ['key'],
  'settings.set': ['values'],
  'permissions.check': ['key', 'user.id'],
  'permissions.require': ['key', 'user.id'],
  'posts.get': ['id'],
  'posts.list': ['options'],
  'posts.canView': ['id'],
  'posts.create': ['post'],
  'posts.update': ['id', 'changes'],
  'replies.get': ['id'],
  'replies.list': ['options'],
  'replies.create': ['reply'],
  'replies.update': ['id', 'changes'],
  'users.get': ['idOrUsername'],
  'users.list': ['options'],
  'spaces.get': ['idOrSlug'],
  'spaces.list': [],
  'live.publish': ['topic', 'data', 'options'],
};

/** `options.limit` of ['options'] and [0, 'limit']; the place as a number where nothing is known of the member. */
export function nameArgument(member: string, [index, ...inside]: readonly PropertyKey[]): string {
  const names = Object.hasOwn(argumentNames, member) ? argumentNames[member] : undefined;
  const name = (typeof index === 'number' ? names?.[index] : undefined) ?? `argument ${Number(index) + 1}`;
  return inside.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}.${String(part)}`), name);
}
