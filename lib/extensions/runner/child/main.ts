import { writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { CallFrame, HostFrame, InitFrame } from '../protocol';
import { createCalls, type Call } from './calls';
import { createNexus } from './create-nexus';
import { describeThrown } from './describe-thrown';
import { errorFrame, failedFrame, pongFrame, readyFrame, resultFrame } from './frames';
import { harden } from './harden';
import { createHostCalls } from './host-calls';
import { CHANNEL_FD } from './limits';
import { LoadError, loadDefinition, type Loaded } from './load-definition';
import { createLogger } from './logger';
import { labelCall, runCall } from './run-call';
import { TooLargeError } from './to-json-text';
import { openWire } from './wire';

/** The program of a runner: one extension, one channel to the forum, nothing else. */

const STDERR_FD = 2;
const exit = process.exit.bind(process);

process.on('uncaughtException', (error) => crash('Uncaught', error));
process.on('unhandledRejection', (reason) => crash('Unhandled rejection', reason));

const wire = openWire({ fd: CHANNEL_FD, receive: (frame) => void (isHostFrame(frame) && receive(frame)), onClose: () => exit(0) });
const log = createLogger(wire.send);
const calls = createCalls();
const host = createHostCalls(wire.send, calls);
let extension: { loaded: Loaded; nexus: object } | undefined;
let hasStarted = false;

// The forum is believed: it made this process, and has parsed what it sends. A schema here would cost each runner a second zod.
const isHostFrame = (frame: unknown): frame is HostFrame => typeof frame === 'object' && frame !== null && 'type' in frame;

function receive(frame: HostFrame): void {
  switch (frame.type) {
    case 'init':
      if (!hasStarted) void load(frame);
      hasStarted = true;
      break;
    case 'call':
      void answer(frame);
      break;
    case 'cancel':
      calls.cancel(frame.id);
      break;
    case 'answer':
      host.settle(frame);
      break;
    case 'ping':
      wire.send(pongFrame(frame.id));
      break;
  }
}

async function load(init: InitFrame): Promise<void> {
  try {
    harden(log);
    const nexus = createNexus({ init, call: host.call, log });
    const exported: object = await import(pathToFileURL(init.entry).href);
    const loaded = loadDefinition(exported, init.exportName, nexus);
    extension = { loaded, nexus };
    wire.send(readyFrame(loaded.declared));
  } catch (error) {
    wire.send(failedFrame(error instanceof LoadError ? error.reason : 'load_failed', describeThrown(error)));
    // Lets the frame leave first.
    setImmediate(() => exit(1));
  }
}

async function answer(frame: CallFrame): Promise<void> {
  const call = calls.begin(frame);
  const text = await calls.run(call, () => run(call));
  calls.end(call);
  if (!wire.send(text)) wire.send(errorFrame(call.id, describeThrown(new TooLargeError(`${labelCall(call)} is larger than 1 MB.`))));
}

/** @returns the frame that answers a call; never throws. */
async function run(call: Call): Promise<string> {
  try {
    if (!extension) throw new Error('The extension is not loaded.');
    return resultFrame(call.id, await runCall(extension.loaded, extension.nexus, call));
  } catch (error) {
    return errorFrame(call.id, describeThrown(error));
  }
}

/** What nobody caught ends the process: its state is unknown. The forum reads the reason from stderr. */
function crash(kind: string, reason: unknown): void {
  const { name, message, stack } = describeThrown(reason);
  const text = `${kind}: ${stack || `${name}: ${message}`}\n`;
  log.error(text);
  try {
    writeSync(STDERR_FD, text);
  } finally {
    exit(1);
  }
}
