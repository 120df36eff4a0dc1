import type { Declared, LoadFailure, Thrown } from '../protocol';
import { stringify } from './intrinsics';

// Put together as text: the parts that say who is speaking (type, id, callId) are numbers and words of ours, so that
// nothing an extension hangs on Object.prototype (toJSON) can change them.

/** @param argsText a JSON array */
export const hostFrame = (id: number, callId: number | null, member: string, argsText: string) =>
  `{"type":"host","id":${id},"callId":${callId === null ? 'null' : callId},"member":${quote(member)},"args":${argsText}}`;

/** @param valueText JSON */
export const resultFrame = (id: number, valueText: string) => `{"type":"result","id":${id},"ok":true,"value":${valueText}}`;
export const errorFrame = (id: number, thrown: Thrown) => `{"type":"result","id":${id},"ok":false,"error":${thrownText(thrown)}}`;
export const logFrame = (level: LogLevel, message: string) => `{"type":"log","level":"${level}","message":${quote(message)}}`;
export const pongFrame = (id: number) => `{"type":"pong","id":${id}}`;
export const readyFrame = (declared: Declared) => `{"type":"ready","declared":${stringify(declared)}}`;
export const failedFrame = (reason: LoadFailure, thrown: Thrown) => `{"type":"failed","reason":"${reason}","error":${thrownText(thrown)}}`;

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

const quote = (text: string) => stringify(text);

function thrownText({ name, message, stack, status, detail, code }: Thrown): string {
  const refusal = code === undefined ? '' : `,"code":${quote(code)}`;
  const http = status === undefined ? '' : `,"status":${status},"detail":${stringify(detail ?? null) ?? 'null'}`;
  return `{"name":${quote(name)},"message":${quote(message)},"stack":${quote(stack)}${refusal}${http}}`;
}
