import { randomUUID } from 'node:crypto';
import { log } from '@/lib/core/log';
import { settingsAnswerSchema } from '../runner/call-request';
import { findSupervisor } from '../runner/get-supervisor';
import type { Json } from '../runner/json';

/** The extension's own word on settings before they are saved: a message by key, empty when all is well. */
export type ValidateSettings = (slug: string, values: Record<string, Json>) => Promise<Record<string, string>>;

/** Asks its validateSettings. An extension that does not answer properly in time has no say: its settings may be what it needs. */
export const validateWithRunner: ValidateSettings = async (slug, values) => {
  const supervisor = findSupervisor();
  if (!supervisor?.states().some((state) => state.slug === slug)) return {};
  const context = { viewer: null, depth: 0, deadlineMs: supervisor.knobs().validationMs, correlationId: randomUUID(), label: 'validateSettings' };
  try {
    return settingsAnswerSchema.parse(await supervisor.call(slug, { kind: 'validateSettings', values }, context));
  } catch (error) {
    log.warn({ err: error, extension: slug }, 'settings are saved without the extension’s own check');
    return {};
  }
};
