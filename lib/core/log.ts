import pino from 'pino';
import { incidentId } from './ids';
import { processState } from './process-state';

/** The process log: one JSON line an entry, to stderr. */
export const log = processState('log', () => pino({ level: process.env.NEXUS_LOG_LEVEL || 'info', base: null }, pino.destination({ dest: 2, sync: true })));

/** Logs what nobody expected, and returns the incident id to show instead of it. */
export function logUnexpected(error: unknown, context: Record<string, unknown> = {}): string {
  const incident = incidentId();
  log.error({ incident, err: error, ...context }, 'unexpected error');
  return incident;
}
