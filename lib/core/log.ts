import pino from 'pino';
import { incidentId } from './ids';
import { processState } from './process-state';

/** The process log: one JSON line an entry, to stderr. */
export const log = processState('log', () => pino({ level: logLevel(), base: null }, pino.destination({ dest: 2, sync: true })));

/** A wrong level is named by readEnv with everything else that is wrong; pino would throw here, before anything could be said. */
function logLevel(): string {
  const wanted = process.env.NEXUS_LOG_LEVEL ?? '';
  return Object.hasOwn(pino.levels.values, wanted) ? wanted : 'info';
}

/** Logs what nobody expected, and returns the incident id to show instead of it. */
export function logUnexpected(error: unknown, context: Record<string, unknown> = {}): string {
  const incident = incidentId();
  log.error({ incident, err: error, ...context }, 'unexpected error');
  return incident;
}
