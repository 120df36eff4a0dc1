import pg from 'pg';
import { z } from 'zod';
import { log } from '@/lib/core/log';
import { processState } from '@/lib/core/process-state';
import { CHANNEL, type Hint } from './announce';

type Handler = (hint: Hint) => void;

const hintSchema = z.object({ topic: z.string().max(160), event: z.string().max(50), id: z.number().int().optional(), extension: z.string().max(40).optional() });
const RECONNECT_MS = 1000;

const state = processState('realtime', () => ({ handlers: new Map<string, Set<Handler>>(), client: null as pg.Client | null, retry: null as NodeJS.Timeout | null, stopped: true }));

/** Calls `handler` for every hint of a topic, whichever server it comes from. @returns a function that stops it. */
export function onNotify(topic: string, handler: Handler): () => void {
  const handlers = state.handlers.get(topic) ?? new Set();
  state.handlers.set(topic, handlers.add(handler));
  return () => {
    handlers.delete(handler);
    if (handlers.size === 0) state.handlers.delete(topic);
  };
}

/** Opens this process's one LISTEN connection, and opens it again when it is lost. */
export async function startListening(): Promise<void> {
  state.stopped = false;
  await connect();
}

export async function stopListening(): Promise<void> {
  state.stopped = true;
  if (state.retry) clearTimeout(state.retry);
  state.retry = null;
  await state.client?.end();
  state.client = null;
}

async function connect(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, application_name: 'nexus-listener', keepAlive: true });
  client.on('notification', ({ payload }) => deliver(payload ?? ''));
  client.on('error', (error) => log.warn({ err: error }, 'realtime: connection lost'));
  client.on('end', reconnectLater);
  await client.connect();
  await client.query(`LISTEN ${CHANNEL}`);
  // Stopped while it was opening: nobody else would ever close it.
  if (state.stopped) return client.end();
  state.client = client;
}

function reconnectLater(): void {
  // A failed connect both rejects and ends: one retry is enough.
  if (state.stopped || state.retry) return;
  state.retry = setTimeout(() => {
    state.retry = null;
    // Whatever was said meanwhile was missed: everybody reads again.
    connect().then(() => deliverAll({ topic: '*', event: 'resync' }), reconnectLater);
  }, RECONNECT_MS);
}

function deliver(payload: string): void {
  // Anyone with a connection can NOTIFY, so a payload is only ever a hint to read again, and is checked like any input.
  const parsed = hintSchema.safeParse(safeJson(payload));
  if (!parsed.success) return log.warn({ payload: payload.slice(0, 200) }, 'realtime: not a hint');
  call(state.handlers.get(parsed.data.topic), parsed.data);
}

function deliverAll(hint: Hint): void {
  for (const handlers of state.handlers.values()) call(handlers, hint);
}

function call(handlers: Set<Handler> | undefined, hint: Hint): void {
  for (const handler of handlers ?? []) {
    try {
      handler(hint);
    } catch (error) {
      log.error({ err: error, topic: hint.topic }, 'realtime: a handler threw');
    }
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses undefined with a log line.
    return undefined;
  }
}
