import { answerRoute, routeReplyText } from './answer-route';
import type { Call } from './calls';
import type { Loaded } from './load-definition';
import { toJsonText } from './to-json-text';

type RequestOf<Kind extends Call['request']['kind']> = Extract<Call['request'], { kind: Kind }>;

/** Does what the forum asks for. @returns what is to be sent back, as JSON */
export async function runCall(loaded: Loaded, nexus: object, call: Call): Promise<string> {
  const { request } = call;
  const label = labelCall(call);
  if (request.kind === 'route') return routeReplyText(await answerRoute(loaded.routes, call, request), label);
  return toJsonText(await runCallback(loaded, nexus, call, request), label);
}

/** How an answer is called in messages. */
export const labelCall = ({ request }: Call): string => (request.kind === 'route' ? `The answer of ${request.method} ${request.path}` : `The answer of ${request.kind}`);

function runCallback(loaded: Loaded, nexus: object, call: Call, request: Exclude<Call['request'], { kind: 'route' }>): unknown {
  switch (request.kind) {
    case 'event':
      return runEvent(loaded, nexus, call, request);
    case 'attachment':
      return runAttachment(loaded, nexus, request);
    case 'slot':
      return renderSlot(loaded, nexus, call, request);
    case 'lifecycle':
      return runHook(loaded, nexus, call, request);
    case 'validateSettings':
      return validateSettings(loaded, nexus, request);
    case 'health':
      return checkHealth(loaded, nexus);
  }
}

async function runEvent({ callbacks, events }: Loaded, nexus: object, call: Call, { event, payload, envelope }: RequestOf<'event'>): Promise<null> {
  const handler = events[event];
  if (handler) await handler(payload, nexus, envelope);
  else await requireHandler(callbacks['handleEvent'], 'handleEvent')(event, payload, call.settings, nexus, envelope);
  return null;
}

async function runAttachment({ callbacks }: Loaded, nexus: object, { entity, entityId, attachment }: RequestOf<'attachment'>): Promise<null> {
  await requireHandler(callbacks['persistAttachment'], 'persistAttachment')(entity, entityId, attachment, nexus);
  return null;
}

async function renderSlot({ slots }: Loaded, nexus: object, call: Call, { name, props }: RequestOf<'slot'>): Promise<string | null> {
  const html = await slots[name]?.(props, call.viewer, nexus);
  if (html === undefined || html === null) return null;
  if (typeof html !== 'string') throw new TypeError(`slots.${name} must return HTML as text or null (got: ${typeof html})`);
  return html;
}

/** `onInstall` and `onUpdate` fail by `{error}`, `start` by false (told as it is), all by a throw; a hook that is not there has nothing to do. */
async function runHook({ callbacks }: Loaded, nexus: object, call: Call, { hook, args }: RequestOf<'lifecycle'>): Promise<false | null> {
  const handler = callbacks[hook];
  if (!handler) return null;
  const result = await handler(...argumentsOf(hook, args, call, nexus));
  if (hook === 'start' && result === false) return false;
  if (hook === 'onInstall' || hook === 'onUpdate') {
    const error = readError(result);
    if (error !== undefined) throw new Error(error);
  }
  return null;
}

function argumentsOf(hook: RequestOf<'lifecycle'>['hook'], args: unknown[], call: Call, nexus: object): unknown[] {
  switch (hook) {
    case 'onInstall':
      return [call.settings, nexus];
    case 'onUpdate':
      return [...args, nexus];
    case 'onUninstall':
    case 'start':
      return [nexus];
    case 'stop':
      return [nexus, ...args];
  }
}

async function validateSettings({ callbacks }: Loaded, nexus: object, { values }: RequestOf<'validateSettings'>): Promise<unknown> {
  return (await callbacks['validateSettings']?.(values, nexus)) ?? {};
}

async function checkHealth({ callbacks }: Loaded, nexus: object): Promise<unknown> {
  const health = await callbacks['healthCheck']?.(nexus);
  return { healthy: true, components: {}, metrics: {}, ...(typeof health === 'object' ? health : {}) };
}

function readError(result: unknown): string | undefined {
  return typeof result === 'object' && result !== null && 'error' in result && result.error ? String(result.error) : undefined;
}

function requireHandler<Handler>(handler: Handler | undefined, name: string): Handler {
  if (!handler) throw new TypeError(`The extension has no ${name}.`);
  return handler;
}
