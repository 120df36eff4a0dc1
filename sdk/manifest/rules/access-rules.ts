import { enumerate } from '../issue';
import { CAPABILITIES, NOTIFICATION_CHANNELS } from '../known';
import { didYouMean } from '../suggest';
import { isRecord, listAt, read, readText, type ManifestRule } from './raw';

/** Unknown capabilities may belong to a later version of the forum, so they only warn. */
export const checkCapabilities: ManifestRule = (manifest, report) => {
  for (const { path, value } of listAt(manifest, 'capabilities')) {
    if (typeof value !== 'string' || CAPABILITIES.some((name) => name === value)) continue;
    const hint = didYouMean(value, CAPABILITIES);
    const known = `Known capabilities: ${CAPABILITIES.join(', ')}`;
    report.warn(path, `{value} is not a known capability.${hint} ${known}`, value);
  }
};

const NEEDED: readonly { path: string[]; capability: string }[] = [
  { path: ['network'], capability: 'http:fetch' },
  { path: ['notification_types'], capability: 'notifications:send' },
  { path: ['events', 'publishes'], capability: 'events' },
  { path: ['events', 'subscribes'], capability: 'events' },
  { path: ['services', 'provides'], capability: 'services' },
  { path: ['services', 'consumes'], capability: 'services' },
];

/** Declares something whose calls will be refused for want of a capability. */
export const checkNeededCapabilities: ManifestRule = (manifest, report) => {
  const held = listAt(manifest, 'capabilities').map(({ value }) => value);
  for (const { path, capability } of NEEDED) {
    if (listAt(manifest, ...path).length === 0 || held.includes(capability)) continue;
    report.warn(path, `needs "${capability}" among the capabilities`);
  }
  if (held.includes('http:fetch') && listAt(manifest, 'network').length === 0) {
    report.warn(['network'], 'is empty, so the capability "http:fetch" reaches no host');
  }
};

/** An endpoint is held behind a permission that the manifest declares. */
export const checkEndpointPermissions: ManifestRule = (manifest, report) => {
  const keys = listAt(manifest, 'permissions').flatMap(({ value }) => readText(value, 'key') ?? []);
  const known = keys.length > 0 ? `Declared permissions: ${enumerate(keys)}` : 'None is declared';
  for (const { path, value } of listAt(manifest, 'api_endpoints')) {
    const permission = readText(value, 'permission');
    if (permission === undefined || keys.includes(permission)) continue;
    report.error([...path, 'permission'], `{value} is not a declared permission. ${known}`, permission);
  }
};

/** A channel that is on by default can be used at all. */
export const checkNotificationChannels: ManifestRule = (manifest, report) => {
  for (const { path, value } of listAt(manifest, 'notification_types')) {
    const channels = read(value, 'channels');
    const preferences = read(value, 'default_preferences');
    if (!Array.isArray(channels) || !isRecord(preferences)) continue;
    for (const channel of NOTIFICATION_CHANNELS) {
      if (read(preferences, channel) !== true || channels.includes(channel)) continue;
      report.warn([...path, 'default_preferences', channel], `is on, but "${channel}" is not among channels`);
    }
  }
};
