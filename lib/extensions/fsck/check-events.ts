import { getPool } from '@/lib/db/pool';
import type { Problem } from './problem';

/** Who should hear what, as the manifests say; the tables beside it are kept by triggers. */
const DECLARED = `
  declared AS (
    SELECT e.slug, coalesce(hook ->> 'event', hook #>> '{}') AS event, coalesce((hook ->> 'priority')::int, 50) AS priority
    FROM extensions e, jsonb_array_elements(CASE WHEN jsonb_typeof(e.manifest -> 'hooks') = 'array' THEN e.manifest -> 'hooks' ELSE '[]' END) AS hook WHERE e.enabled
  )`;

const LISTENERS = `
  WITH ${DECLARED} SELECT DISTINCT coalesce(d.slug, l.slug) AS slug FROM declared d
  FULL JOIN event_listeners l ON l.slug = d.slug AND l.event = d.event AND l.priority = d.priority WHERE d.slug IS NULL OR l.slug IS NULL`;
const QUEUES = `SELECT coalesce(e.slug, q.slug) AS slug FROM (SELECT slug FROM extensions WHERE enabled) e FULL JOIN event_queues q ON q.slug = e.slug WHERE e.slug IS NULL OR q.slug IS NULL`;
const STRANDED = `SELECT d.slug, count(*)::int AS count FROM event_deliveries d WHERE NOT EXISTS (SELECT 1 FROM event_queues q WHERE q.slug = d.slug) GROUP BY d.slug`;

/** Events that nobody would deliver: what is recorded and what waits must be for extensions that are switched on and listen. */
export async function checkEvents(): Promise<Problem[]> {
  const [listeners, queues, stranded] = await Promise.all([read(LISTENERS), read(QUEUES), read(STRANDED)]);
  return [
    ...listeners.map(({ slug }): Problem => ({ kind: 'listener_astray', subject: slug, message: `The events that ${slug} is told of are not those of its manifest.` })),
    ...queues.map(({ slug }): Problem => ({ kind: 'queue_astray', subject: slug, message: `${slug} is switched on and has no queue for its events, or the other way round.` })),
    ...stranded.map(({ slug, count }): Problem => ({ kind: 'event_stranded', subject: slug, message: `${count} events wait for ${slug}, which is not switched on: nobody will deliver them.` })),
  ];
}

const read = async (text: string) => (await getPool().query<{ slug: string; count?: number }>(text)).rows;
