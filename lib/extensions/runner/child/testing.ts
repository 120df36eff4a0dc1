import { spawn, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Duplex } from 'node:stream';
import { build } from 'esbuild';
import { projectPath } from '@/lib/core/project-path';
import { temporaryFolder } from '@/lib/testing/temporary-folder';
import { bundleChildMain } from '../child-main';
import { encodeFrame, FrameDecoder } from '../frame-codec';
import { childFrameSchema, type CallRequest, type CallViewer, type ChildFrame, type HostFrame, type Json } from '../protocol';

/** A forum of a few lines at the other end of a real runner's channel: what it receives is kept as it came. */
export class TinyForum {
  readonly frames: ChildFrame[] = [];
  stderr = '';
  readonly ended: Promise<number | null>;
  /** Answers what the extension asks of the forum; a throw is sent as the error that it is. */
  answer: (member: string, args: Json[], callId: number | null) => Json | Promise<Json> = (member, args) => [member, ...args];
  readonly #child: ChildProcess;
  readonly #channel: Duplex;
  readonly #waiting = new Set<() => void>();
  #lastId = 0;

  constructor(childMain: string, folder: string) {
    const flags = ['--experimental-permission', `--allow-fs-read=${childMain}`, `--allow-fs-read=${join(folder, '*')}`, '--disallow-code-generation-from-strings', '--disable-warning=ExperimentalWarning'];
    this.#child = spawn(process.execPath, [...flags, childMain], { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], env: { NODE_ENV: 'production' } });
    this.#channel = this.#child.stdio[3] as Duplex;
    const decoder = new FrameDecoder();
    this.#channel.on('data', (chunk: Buffer) => {
      decoder.push(chunk);
      for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) this.#receive(childFrameSchema.parse(frame));
    });
    // A runner that is killed leaves what it had not read.
    this.#channel.on('error', () => undefined);
    this.#child.stderr?.on('data', (chunk) => (this.stderr += String(chunk)));
    this.ended = new Promise((resolve) => this.#child.on('close', (code) => (resolve(code), this.#wake())));
  }

  send(frame: HostFrame): void {
    this.#channel.write(encodeFrame(frame));
  }

  /** Begins a call. @returns its id */
  begin(request: CallRequest, { viewer = null, settings, deadlineMs = 5_000 }: CallOptions = {}): number {
    const id = (this.#lastId += 1);
    this.send({ type: 'call', id, request, deadlineMs, viewer, ...(settings && { settings }) });
    return id;
  }

  /** Makes a call. @returns its result frame */
  async call(request: CallRequest, options?: CallOptions) {
    const id = this.begin(request, options);
    return this.find((frame) => (frame.type === 'result' && frame.id === id ? frame : undefined));
  }

  /** The first frame, past or to come, for which a function gives something. */
  async find<Found>(look: (frame: ChildFrame) => Found | undefined): Promise<Found> {
    for (;;) {
      for (const frame of this.frames) {
        const found = look(frame);
        if (found !== undefined) return found;
      }
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) throw new Error(`The runner has ended: ${this.stderr}`);
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** Closes the channel, as when the forum has died. */
  hangUp(): void {
    this.#channel.destroy();
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }

  #receive(frame: ChildFrame): void {
    this.frames.push(frame);
    if (frame.type === 'host') void this.#answer(frame);
    this.#wake();
  }

  async #answer({ id, member, args, callId }: Extract<ChildFrame, { type: 'host' }>): Promise<void> {
    try {
      this.send({ type: 'answer', id, ok: true, value: await this.answer(member, args, callId) });
    } catch (error) {
      const { name, message, code, detail } = error as { name: string; message: string; code?: string; detail?: Json };
      this.send({ type: 'answer', id, ok: false, error: { name, message, ...(code && { code }), ...(detail && { detail }) } });
    }
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}

export interface CallOptions {
  viewer?: CallViewer | null;
  settings?: Record<string, Json>;
  deadlineMs?: number;
}

const IMPORTS = "import { CallError, CapabilityError, defineExtension, HttpError, reply, z } from '@nexus/sdk';\n";

/** Starts a runner on an extension, and waits until it says whether it is ready. @param source the file, its imports from the SDK left out; exports `Test` */
export async function startChild(source: string, exportName = 'Test'): Promise<TinyForum> {
  const folder = temporaryFolder();
  const entry = join(folder, 'server.mjs');
  await writeFile(join(folder, 'index.ts'), IMPORTS + source);
  await build({ entryPoints: [join(folder, 'index.ts')], outfile: entry, bundle: true, platform: 'node', format: 'esm', alias: { '@nexus/sdk': projectPath('sdk', 'index.ts') }, nodePaths: [projectPath('node_modules')], logLevel: 'error' });
  return startEntry(entry, exportName);
}

/** Starts a runner on a compiled file. */
export async function startEntry(entry: string, exportName: string): Promise<TinyForum> {
  const forum = new TinyForum(await childMain(), dirname(entry));
  forum.send({ type: 'init', slug: 'test', name: 'Test', version: '1.2.3', exportName, entry, startedAt: '2026-01-02T03:04:05.000Z' });
  await forum.find((frame) => (frame.type === 'ready' || frame.type === 'failed' ? frame : undefined));
  return forum;
}

let bundled: Promise<string> | undefined;
const childMain = () => (bundled ??= bundleChildMain(temporaryFolder()));

/** A request to the extension's routes. */
export const request = (method: string, path: string, given: { query?: Record<string, string | string[]>; headers?: Record<string, string>; body?: Json } = {}): CallRequest => ({
  kind: 'route', method, path, query: given.query ?? {}, headers: given.headers ?? {}, body: given.body ?? null,
});
