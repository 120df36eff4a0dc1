import { z, type Nexus } from '@nexus/sdk';
import { MOST_OPTIONS } from '../common/check-poll';

/** The part of `nexus` that this extension uses. */
export type Forum = Pick<Nexus, 'db' | 'live' | 'log' | 'permissions' | 'posts' | 'settings'>;

/** `settings_schema` of the manifest, as it looks to code. */
const settings = z.object({ max_options: z.int().min(2).max(MOST_OPTIONS), suggest_secret: z.boolean() });

export async function readSettings(forum: Pick<Forum, 'settings'>): Promise<z.output<typeof settings>> {
  return settings.parse(await forum.settings.get());
}
