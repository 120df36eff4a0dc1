import { CallError } from '@nexus/sdk/server/call-error';
import type { AnswerFrame, Json } from '../protocol';
import { argumentNames } from '../argument-names';
import type { Calls } from './calls';
import { hostFrame } from './frames';
import { createTable } from './intrinsics';
import { restoreError } from './restore-error';
import { toJsonText } from './to-json-text';

/** Asks the forum for something. @param member `kv.get`, `db.query` … */
export type HostCall = (member: string, args: readonly unknown[]) => Promise<Json>;

export interface HostCalls {
  call: HostCall;
  settle(frame: AnswerFrame): void;
}

interface Waiting {
  callId: number | null;
  resolve: (value: Json) => void;
  reject: (error: Error) => void;
}

/** @param send sends a frame; false when it is too large */
export function createHostCalls(send: (text: string) => boolean, calls: Calls): HostCalls {
  const waiting = createTable<Waiting>();
  let lastId = 0;

  // Nobody awaits the result of such a call any more, and the forum need not answer what it asked for.
  calls.onAbort((callId) => {
    for (const id in waiting) {
      const entry = waiting[id];
      if (entry?.callId !== callId) continue;
      delete waiting[id];
      entry.reject(new CallError('The call that this belongs to has been aborted.', { name: 'AbortError', code: 'aborted' }));
    }
  });

  return {
    call(member, args) {
      return new Promise((resolve, reject) => {
        const argsText = toJsonText(args, `nexus.${member}`, argumentNames[member]);
        const id = (lastId += 1);
        const callId = calls.currentId();
        if (!send(hostFrame(id, callId, member, argsText))) return reject(tooLarge(member));
        waiting[id] = { callId, resolve, reject };
      });
    },
    settle(frame) {
      const entry = waiting[frame.id];
      delete waiting[frame.id];
      if (frame.ok) entry?.resolve(frame.value);
      else entry?.reject(restoreError(frame.error));
    },
  };
}

const tooLarge = (member: string) => new CallError(`nexus.${member}: what you send is larger than 1 MB.`, { name: 'TooLargeError', code: 'too_large' });
