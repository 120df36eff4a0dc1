import { z } from 'zod';
import {
  fields, fontAwesomeIcon, identifier, knownName, label, list, mapOf, optional, priority, text,
  withDefault,
} from './field-kinds';
import { EVENTS, NOTIFICATION_CHANNELS, SIDE_DATA_ENTITIES } from './known';

const eventName = () => knownName({ one: 'event', many: 'events' }, EVENTS);

const hook = z.union(
  [
    eventName().transform((event) => ({ event, priority: 50 })),
    fields({
      event: eventName().describe('Name of the event.'),
      priority: priority('Lower numbers run first.'),
    }),
  ],
  { error: 'must be the name of an event or {event, priority}' },
);

const digestSection = fields({
  key: identifier().describe('Passed to `handleDigestSection`; unique.'),
  label: label().describe('Shown in Admin → Digest.'),
  icon: optional(fontAwesomeIcon()).describe('Font Awesome class, e.g. `fa-chart-bar`.'),
  enabled_by_default: withDefault(z.boolean(), false).describe(
    'Whether the section is in the mail before an admin chooses.',
  ),
});

const sideData = fields({
  entity: knownName({ one: 'entity', many: 'entities' }, SIDE_DATA_ENTITIES).describe(
    'What it is attached to: `post`, `reply` or `user`.',
  ),
  kind: identifier().describe('Name of the attachment; begin it with your slug.'),
});

const channel = knownName({ one: 'channel', many: 'channels' }, NOTIFICATION_CHANNELS);

const notificationType = fields({
  key: z
    .string()
    .max(64)
    .regex(
      /^[a-z][a-z0-9_]*$/,
      '{value} must start with a lowercase letter and contain only lowercase letters, digits and underscores',
    )
    .describe('Name used in `notifications.send`; unique.'),
  label: label().describe('Title on the page of notification preferences.'),
  description: optional(text(500)).describe('Explanation on the page of notification preferences.'),
  icon: withDefault(fontAwesomeIcon(), 'fa-bell').describe('Font Awesome class.'),
  channels: z.array(channel).min(1).max(3).describe('Ways it can be sent: `web`, `email`, `push`.'),
  default_preferences: optional(
    fields({
      web: optional(z.boolean()).describe('On when left out.'),
      email: optional(z.boolean()).describe('Off when left out.'),
      push: optional(z.boolean()).describe('Off when left out.'),
    }),
  ).describe('Which channels are on before a user chooses.'),
  payload_schema: optional(mapOf(identifier(), text(500), 50)).describe(
    'Fields that `data` must hold when it is sent, each with its meaning.',
  ),
});

export const forumEventFields = {
  hooks: optional(list(hook)).describe(
    'Events of the forum to listen to: a name, or an object with a priority. Needs `handleEvent`.',
  ),
  digest_sections: optional(list(digestSection, 30)).describe(
    'Sections of the digest mail. Needs `handleDigestSection`.',
  ),
  side_data: optional(list(sideData, 30)).describe(
    'Attachments of the composer that this extension keeps. Only one extension can own a pair of entity and kind. Needs `persistAttachment`.',
  ),
  notification_types: optional(list(notificationType, 50)).describe(
    'Kinds of notifications that the extension sends.',
  ),
};
