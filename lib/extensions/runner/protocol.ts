import { z } from 'zod';
import { callRequestSchema, type CallRequest } from './call-request';
import { clipped, jsonSchema, type Json } from './json';

/**
 * What forum and runner say to each other: frames of a 4-byte big-endian length and that many bytes of UTF-8 JSON on
 * descriptor 3. Both sides parse every frame with these schemas when it arrives; the forum kills a runner that sends
 * anything else.
 */

/** The descriptor of the channel in the child. */
export const CHANNEL_FD = 3;
/** Bytes of one frame without its length. What is larger travels as several. */
export const MAX_FRAME_BYTES = 1_048_576;
/** Arrays and objects inside each other, the frame itself included. */
export const MAX_FRAME_DEPTH = 64;

const id = z.int().nonnegative();
const slug = z.string().min(1).max(40);
const longText = clipped(32_768);

/** For whom a call is made, as the extension sees them; a guest is null. */
export const callViewerSchema = z.object({
  id,
  username: z.string().max(100),
  role: z.enum(['member', 'moderator', 'admin']),
  groups: z.array(z.string().max(100)).max(1_000),
});
export type CallViewer = z.output<typeof callViewerSchema>;

/** What a handler threw. `status` and `detail` are those of an HttpError; the stack is for the extension's log only. */
export const thrownSchema = z.object({
  name: clipped(200),
  message: clipped(8_192),
  stack: longText,
  status: z.int().min(400).max(599).optional(),
  detail: jsonSchema.optional(),
  /** Of a refusal by the forum that the handler let through. */
  code: clipped(100).optional(),
});
export type Thrown = z.output<typeof thrownSchema>;

/** Why the forum refused a call of `nexus`: `name` is the class the extension sees, such as CapabilityError. */
export const hostErrorSchema = z.object({
  name: z.string().max(200),
  message: z.string().max(8_192),
  code: z.string().max(100).optional(),
  detail: jsonSchema.optional(),
});
export type HostError = z.output<typeof hostErrorSchema>;

const names = z.array(clipped(200)).max(500);

/** What the definition holds, read once when it was loaded; the forum compares it with the manifest. */
export const declaredSchema = z.object({
  /** `handleEvent`, `persistAttachment`, `onInstall`, `start`, `healthCheck` …: the functions that are there. */
  callbacks: names,
  routes: z.array(z.object({ method: clipped(10), path: clipped(500), schema: jsonSchema.optional() })).max(500),
  slots: names,
  jobs: names,
  workers: names,
  services: names,
  events: names,
  adminMethods: names,
});
export type Declared = z.output<typeof declaredSchema>;

const init = z.object({
  type: z.literal('init'),
  slug,
  name: z.string().max(200),
  version: z.string().max(100),
  /** Under which name the compiled file exports the definition. */
  exportName: z.string().max(200),
  /** Absolute path of the compiled file. */
  entry: z.string().max(4_096),
  startedAt: z.iso.datetime(),
});
const call = z.object({
  type: z.literal('call'),
  id,
  request: callRequestSchema,
  /** Milliseconds from now. */
  deadlineMs: z.number().nonnegative(),
  viewer: callViewerSchema.nullable(),
  /** Saved over default values, secrets in the clear: only with event, attachment, lifecycle and validateSettings. */
  settings: z.record(z.string(), jsonSchema).optional(),
});
const answer = z.discriminatedUnion('ok', [
  z.object({ type: z.literal('answer'), id, ok: z.literal(true), value: jsonSchema }),
  z.object({ type: z.literal('answer'), id, ok: z.literal(false), error: hostErrorSchema }),
]);

/** Forum → runner. `init` comes first and once; `ping` is answered by `pong` whatever else is going on. */
export const hostFrameSchema = z.discriminatedUnion('type', [
  init,
  call,
  /** The caller has gone: abort `req.signal`; no result is awaited any more. */
  z.object({ type: z.literal('cancel'), id }),
  /** To a `host` frame of the same id. */
  answer,
  z.object({ type: z.literal('ping'), id }),
]);
export type HostFrame = z.output<typeof hostFrameSchema>;
export type InitFrame = z.output<typeof init>;
export type CallFrame = z.output<typeof call>;
export type AnswerFrame = z.output<typeof answer>;

const result = z.discriminatedUnion('ok', [
  z.object({ type: z.literal('result'), id, ok: z.literal(true), value: jsonSchema }),
  z.object({ type: z.literal('result'), id, ok: z.literal(false), error: thrownSchema }),
]);
const host = z.object({
  type: z.literal('host'),
  id,
  /** The call in whose handler `nexus` was used; null outside of one. Unknown or finished ones act as a guest. */
  callId: id.nullable(),
  /** `db.query`, `kv.get` … */
  member: z.string().max(100),
  args: z.array(jsonSchema).max(20),
});

export const loadFailures = ['load_failed', 'export_missing', 'definition_invalid'] as const;

/** Runner → forum. `ready` or `failed` comes first and once, in answer to `init`. */
export const childFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), declared: declaredSchema }),
  /** The file could not be loaded, does not export that name, or exports something else. The child then exits. */
  z.object({ type: z.literal('failed'), reason: z.enum(loadFailures), error: thrownSchema }),
  result,
  host,
  z.object({ type: z.literal('log'), level: z.enum(['debug', 'info', 'warn', 'error']), message: longText }),
  z.object({ type: z.literal('pong'), id }),
]);
export type ChildFrame = z.output<typeof childFrameSchema>;
export type ResultFrame = z.output<typeof result>;
export type HostCallFrame = z.output<typeof host>;
export type LoadFailure = (typeof loadFailures)[number];

export type { CallRequest, Json };
