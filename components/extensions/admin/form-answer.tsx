import type { ActionState } from '@/lib/core/action-state';

/** What an act on this page came to: read out, and in its place with or without scripts. */
export function FormAnswer({ state: { ok, message } }: { state: ActionState }) {
  if (!message) return null;
  return <p role={ok ? 'status' : 'alert'} className={ok ? 'form-answer text-green' : 'form-answer text-red'}>{message}</p>;
}
