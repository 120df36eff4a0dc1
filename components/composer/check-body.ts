import type { ActionState } from '@/lib/core/action-state';
import { bodySize, MAX_BODY_BYTES, tooLongMessage } from '@/lib/markdown/body-size';

/** Refuses a text that is too long before megabytes travel; the server has the same rule. */
export function checkBody(form: FormData): ActionState | undefined {
  const bytes = bodySize(String(form.get('body') ?? '').replace(/\r\n/g, '\n'));
  if (bytes <= MAX_BODY_BYTES) return undefined;
  const message = tooLongMessage(bytes);
  return { ok: false, message, fields: { body: message } };
}
