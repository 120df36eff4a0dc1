import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { log } from '@/lib/core/log';
import { settingsAnswerSchema } from '../runner/call-request';
import { findSupervisor } from '../runner/get-supervisor';
import type { Json } from '../runner/json';
import { isRunnerError, type RunnerError } from '../runner/runner-error';

/** The extension's own word on settings before they are saved. */
export interface SettingsVerdict {
  /** A message by key; empty when all is well. */
  problems: Record<string, string>;
  /** Why there is no word of its own, for the admin; null when there is. */
  unchecked: string | null;
}

export type ValidateSettings = (slug: string, values: Record<string, Json>) => Promise<SettingsVerdict>;

const NOTHING_TO_ASK: SettingsVerdict = { problems: {}, unchecked: null };

/** Asks its validateSettings. An extension that does not answer properly in time has no say, for other settings may be just what it needs. */
export const validateWithRunner: ValidateSettings = async (slug, values) => {
  const supervisor = findSupervisor();
  if (!supervisor?.states().some((state) => state.slug === slug)) return NOTHING_TO_ASK;
  const { validationMs, startMs } = supervisor.knobs();
  const context = { viewer: null, depth: 0, deadlineMs: validationMs, startMs, correlationId: randomUUID(), label: 'validateSettings' };
  try {
    return { problems: settingsAnswerSchema.parse(await supervisor.call(slug, { kind: 'validateSettings', values }, context)), unchecked: null };
  } catch (error) {
    // Not the error: what it threw may hold the secrets it was given, and stands in the extension's own log under this number.
    const reason = isRunnerError(error) ? { code: error.code, incident: error.incident } : { code: 'invalid_answer' };
    log.warn({ extension: slug, ...reason }, 'settings are saved without the extension’s own check');
    return { problems: {}, unchecked: explain(error, validationMs) };
  }
};

function explain(error: unknown, validationMs: number): string {
  if (error instanceof z.ZodError) return 'its check answered something that is no list of messages by setting';
  return isRunnerError(error) ? describe(error, validationMs) : 'its check could not be asked';
}

function describe({ code, message, incident }: RunnerError, validationMs: number): string {
  switch (code) {
    case 'timeout':
      return `its check did not answer within ${validationMs} ms`;
    case 'crashed':
      return 'its process ended; its log has more';
    case 'quarantined':
      return 'it is in quarantine';
    case 'breaker_open':
      return 'its check failed too often and is not asked for a while';
    case 'handler_threw':
      return `its check failed; its log has more${incident ? `, under incident ${incident}` : ''}`;
    default:
      return message.replace(/\.$/, '');
  }
}
