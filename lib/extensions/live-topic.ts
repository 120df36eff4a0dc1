/** What an extension may call a topic: it goes into addresses and lists as it is. */
const TOPIC = /^[A-Za-z0-9_.:/-]{1,100}$/;
const NAME = /^ext:([a-z0-9-]{1,40}):([A-Za-z0-9_.:/-]{1,100})$/;

export const TOPIC_RULE = '1 to 100 letters, digits and _ - . : /';
export const isTopic = (topic: string): boolean => TOPIC.test(topic);

/** The live stream's name for a topic of an extension: `ext:polls:poll:12`. */
export const liveTopicName = (slug: string, topic: string): string => `ext:${slug}:${topic}`;

/** The extension that a topic of the live stream belongs to; null for the forum's own. */
export function parseLiveTopic(name: string): { name: string; slug: string } | null {
  const slug = NAME.exec(name)?.[1];
  return slug === undefined ? null : { name, slug };
}
