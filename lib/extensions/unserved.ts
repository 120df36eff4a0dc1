import type { Capability, ForumEvent, Manifest } from '@nexus/sdk/manifest';
import { forumVersion } from '@/lib/core/forum-version';
import type { Declared } from './runner/protocol';

/**
 * Parts of the contract that this version checks and keeps, and does nothing with. Whoever serves one takes it from here;
 * until then its author hears of it at the install.
 */
const CAPABILITIES: readonly Capability[] = ['notifications:send', 'mail:send', 'http:fetch', 'storage', 'events', 'services'];
const EVENTS: readonly ForumEvent[] = ['reaction_added', 'reaction_removed', 'report_created', 'report_resolved'];

const isFilled = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null);

/** @returns a sentence for each, none where everything the manifest asks for is served */
export function listUnservedFields(manifest: Manifest): string[] {
  const { events, services, hooks = [], side_data: sideData = [], capabilities = [] } = manifest;
  const fields: readonly [string, boolean][] = [
    ['collections', Object.keys(manifest.collections ?? {}).length > 0],
    ['jobs', isFilled(manifest.jobs)],
    ['digest_sections', isFilled(manifest.digest_sections)],
    ['notification_types', isFilled(manifest.notification_types)],
    ['dependencies', isFilled(manifest.dependencies)],
    ['events.publishes', isFilled(events?.publishes)],
    ['events.subscribes', isFilled(events?.subscribes)],
    ['services.provides', isFilled(services?.provides)],
    ['services.consumes', isFilled(services?.consumes)],
    ['network', isFilled(manifest.network)],
    ['admin_ui', isFilled(manifest.admin_ui)],
    ...EVENTS.map((name): [string, boolean] => [`hooks "${name}"`, hooks.some((hook) => hook.event === name)]),
    ['side_data of entity "user"', sideData.some(({ entity }) => entity === 'user')],
    ...CAPABILITIES.map((name): [string, boolean] => [`capabilities "${name}"`, capabilities.includes(name)]),
  ];
  return tell(fields);
}

/** @returns a sentence for each part of a definition that nothing asks for yet and no field of the manifest stands for */
export function listUnservedParts(declared: Declared): string[] {
  return tell([['workers of the definition', declared.workers.length > 0]]);
}

const tell = (parts: readonly [string, boolean][]): string[] =>
  parts.filter(([, isThere]) => isThere).map(([name]) => `${name}: not served yet by Nexus ${forumVersion()}; it has no effect`);
