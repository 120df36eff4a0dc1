import { z } from 'zod';
import { fields, list, optional, text, withDefault } from './field-kinds';
import { slug } from './identity';
import { EVENTS } from './known';
import { explainEventName } from './other-names';
import { versionRange } from './presentation';

const QUALIFIED_NAME = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+$/;

function qualifiedName(shape: string) {
  return z
    .string()
    .max(128)
    .regex(QUALIFIED_NAME, `must have the form ${shape}`);
}

const dependency = fields(
  {
    slug: slug().describe('Slug of the other extension.'),
    version: versionRange().describe('Versions that will do, as a semver range.'),
    optional: withDefault(z.boolean(), false).describe('Whether it also runs without it.'),
  },
  { otherwise: () => 'must be {slug, version}' },
);

interface PublishedEvent {
  name: string;
  description?: string | undefined;
  payload_schema?: Record<string, unknown> | undefined;
}

const publishedEvent = z.union(
  [
    qualifiedName('<slug>.<event>').transform((name): PublishedEvent => ({ name })),
    fields({
      name: qualifiedName('<slug>.<event>').describe('`<slug>.<event>`, with your own slug.'),
      description: optional(text(500)).describe('When it is published.'),
      payload_schema: optional(z.record(z.string(), z.unknown())).describe(
        'JSON Schema of its payload.',
      ),
    }),
  ],
  { error: 'must be a name or {name, description, payload_schema}' },
);

const subscribedEvent = z
  .string()
  .max(128)
  .superRefine((name, context) => {
    const message = EVENTS.some((event) => event === name)
      ? '{value} is an event of the forum: declare it in "hooks"'
      : explainEventName(name);
    if (message) context.addIssue({ code: 'custom', message });
    else if (!QUALIFIED_NAME.test(name)) {
      context.addIssue({ code: 'custom', message: 'must have the form <slug>.<event>' });
    }
  });

const providedService = fields({
  name: qualifiedName('<slug>.<service>').describe('`<slug>.<service>`, with your own slug.'),
  description: optional(text(500)).describe('What it offers.'),
});

const consumedService = fields({
  name: qualifiedName('<slug>.<service>').describe('`<slug>.<service>` of another extension.'),
  optional: withDefault(z.boolean(), false).describe('Whether it also runs without it.'),
});

export const exchangeFields = {
  dependencies: optional(list(dependency, 50)).describe(
    'Extensions that this one needs. They are started first and cannot be disabled meanwhile.',
  ),
  events: optional(
    fields({
      publishes: withDefault(list(publishedEvent), []).describe('Events that it sends to others.'),
      subscribes: withDefault(list(subscribedEvent), []).describe(
        'Events of other extensions that it receives. Those of the forum go into `hooks`.',
      ),
    }),
  ).describe('Events between extensions.'),
  services: optional(
    fields({
      provides: withDefault(list(providedService, 50), []).describe('Services for others.'),
      consumes: withDefault(list(consumedService, 50), []).describe('Services of others.'),
    }),
  ).describe('Typed calls between extensions.'),
};
