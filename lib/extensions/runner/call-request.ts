import { z } from 'zod';
import { clipped, jsonSchema } from './json';

const id = z.int().nonnegative();
const json = jsonSchema;
const headers = z.record(z.string().max(200), z.string().max(8_192));

/** What comes with an event beside its payload. */
export const envelopeSchema = z.object({
  id: z.string().max(100),
  name: z.string().max(200),
  source: z.string().max(200),
  occurredAt: z.iso.datetime(),
  attempt: z.int().positive(),
  correlationId: z.string().max(200),
});
export type Envelope = z.output<typeof envelopeSchema>;

export const lifecycleHooks = ['onInstall', 'onUpdate', 'onUninstall', 'start', 'stop'] as const;
export type LifecycleHook = (typeof lifecycleHooks)[number];

/** What the forum may ask a runner to do: one handler of the definition each. */
export const callRequestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('route'),
    method: z.string().max(10),
    /** Without `/ext/<slug>/api`, with its leading slash. */
    path: z.string().max(4_096),
    query: z.record(z.string().max(200), z.union([z.string(), z.array(z.string()).max(100)])),
    headers,
    body: json,
  }),
  z.object({ kind: z.literal('event'), event: z.string().max(200), payload: json, envelope: envelopeSchema }),
  z.object({
    kind: z.literal('attachment'),
    entity: z.enum(['post', 'reply', 'user']),
    entityId: id,
    attachment: z.object({ id, kind: z.string().max(100), data: json }),
  }),
  z.object({ kind: z.literal('slot'), name: z.string().max(200), props: json }),
  /** `args` without settings and nexus: onUpdate has [from, to], stop has [reason]. */
  z.object({ kind: z.literal('lifecycle'), hook: z.enum(lifecycleHooks), args: z.array(json).max(10) }),
  z.object({ kind: z.literal('validateSettings'), values: json }),
  z.object({ kind: z.literal('health') }),
]);
export type CallRequest = z.output<typeof callRequestSchema>;

/** The value of a `route` call's result. */
export const routeAnswerSchema = z.object({
  status: z.int().min(200).max(599),
  headers,
  body: z.discriminatedUnion('type', [
    z.object({ type: z.literal('json'), value: json }),
    z.object({ type: z.literal('text'), value: z.string() }),
  ]),
});
export type RouteAnswer = z.output<typeof routeAnswerSchema>;

/** The value of a `slot` call's result: HTML, not yet sanitised; null when the extension has no such slot. */
export const slotAnswerSchema = z.string().nullable();
/** The value of a `validateSettings` call's result: message by field, empty when all is well. */
export const settingsAnswerSchema = z.record(z.string().max(200), clipped(1_000));

/** The value of a `health` call's result; `metrics` become gauges. */
export const healthAnswerSchema = z.object({
  healthy: z.boolean(),
  message: clipped(1_000).optional(),
  timestamp: clipped(100).optional(),
  components: z.record(z.string().max(200), json).default({}),
  metrics: z.record(z.string().max(200), z.number()).default({}),
});
export type HealthAnswer = z.output<typeof healthAnswerSchema>;
