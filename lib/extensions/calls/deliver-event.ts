import type { Deliver } from '@/lib/events/types';
import { getSupervisor } from '../runner/get-supervisor';
import { toDeliveryError } from './to-app-error';
import { toJson } from './to-json';

/** Has an extension's handler hear one event. It acts as a guest: nobody waits for it. */
export const deliverEvent: Deliver = async ({ slug, payload, depth, envelope }) => {
  const supervisor = getSupervisor();
  const { name, correlationId } = envelope;
  const context = { viewer: null, depth, deadlineMs: supervisor.knobs().eventMs, correlationId, label: `event ${name}` };
  try {
    await supervisor.call(slug, { kind: 'event', event: name, payload: toJson(payload), envelope }, context);
  } catch (error) {
    throw toDeliveryError(error);
  }
};
