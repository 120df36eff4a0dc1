import { setTimeout as delay } from 'node:timers/promises';
import { fetchOutside, type OutsideResponse } from '@/lib/outgoing/fetch-outside';
import { isOutgoingError } from '@/lib/outgoing/outgoing-error';
import { InstallFailure } from '../install/install-failure';
import type { ReleaseArchive } from './choose-archive';
import { DownloadProblem } from './download-problem';
import { credentialsOf, readGitHub, type GitHub } from './github';
import { describeRateLimit } from './rate-limit';
import { saveArchive, type SavedArchive } from './save-archive';

/** Of an archive, compressed. */
export const MAX_ARCHIVE_BYTES = 20 * 1024 * 1024;

/** Milliseconds before the second, third and fourth attempt. */
export const RETRY_AFTER_MS = [1000, 5000, 25_000] as const;

export interface DownloadInput {
  archive: ReleaseArchive;
  /** Where it goes; must not exist, and exists afterwards only when all of it has arrived. */
  file: string;
  github?: GitHub;
  /** After every piece: bytes so far, and how many there will be where the server says so. Begins anew with an attempt. */
  onProgress?: ((bytes: number, total: number | null) => void) | undefined;
  signal?: AbortSignal | undefined;
  /** Of one attempt. */
  timeoutMs?: number;
  /** How to let time pass, in milliseconds; rejects when the signal aborts. */
  wait?: (ms: number, signal?: AbortSignal) => Promise<unknown>;
}

/**
 * Step 3 of an install: an archive of at most 20 MB, streamed to a file. What may pass (the network, a fault of the
 * server, a body that ends early) is tried again after 1, 5 and 25 s.
 *
 * @throws InstallFailure download_failed naming the host and the reason
 * @example const { sha256, bytes } = await downloadArchive({ archive: release.archive, file: '/data/staging/polls.tgz' })
 */
export async function downloadArchive({ wait = (ms, signal) => delay(ms, undefined, { signal }), ...input }: DownloadInput): Promise<SavedArchive> {
  for (let attempts = 1; ; attempts += 1) {
    const result = await attempt(input).catch((error: unknown) => error);
    if (isSaved(result)) return result;
    const failure = toFailure(result, { name: input.archive.name, attempts });
    const ms = mayPass(result) ? RETRY_AFTER_MS[attempts - 1] : undefined;
    if (ms === undefined) throw failure;
    await wait(ms, input.signal).catch(() => {
      throw failure;
    });
  }
}

async function attempt({ archive, file, github = readGitHub(), onProgress, signal, timeoutMs }: Omit<DownloadInput, 'wait'>): Promise<SavedArchive> {
  const response = await fetchOutside(archive.url, {
    // The API gives an asset's bytes to those who ask so, and a tarball only to those who do not.
    accept: archive.kind === 'asset' ? 'application/octet-stream' : '*/*',
    maxBytes: MAX_ARCHIVE_BYTES, signal, ...(timeoutMs === undefined ? {} : { timeoutMs }),
    allowPrivateHosts: github.allowPrivateHosts, credentials: credentialsOf(github), network: github.network,
  });
  try {
    requireArchive(response, github);
    return await saveArchive({ response, file, onProgress });
  } finally {
    response.discard();
  }
}

function requireArchive(response: OutsideResponse, github: GitHub): void {
  const { status, headers, url } = response;
  const { host } = new URL(url);
  const isBusy = status >= 500 || status === 408 || status === 429;
  const limited = describeRateLimit(response, github);
  if (limited !== undefined) throw new DownloadProblem(limited, isBusy);
  if (status !== 200) throw new DownloadProblem(status === 404 ? `${host} has no such file (404).` : `${host} answered ${status}.`, isBusy);
  if (headers.get('content-type')?.startsWith('text/html')) throw new DownloadProblem(`${host} answered with a web page.`, false);
}

const isSaved = (result: unknown): result is SavedArchive => typeof result === 'object' && result !== null && 'sha256' in result;

const isProblem = (error: unknown): error is DownloadProblem => error instanceof DownloadProblem;

const mayPass = (error: unknown): boolean => (isOutgoingError(error) || isProblem(error)) && error.mayPass;

function toFailure(error: unknown, { name, attempts }: { name: string; attempts: number }): InstallFailure {
  const sentence = isOutgoingError(error) || isProblem(error) ? error.message : `It could not be written: ${error instanceof Error ? error.message : String(error)}.`;
  const times = attempts === 1 ? '' : ` It was tried ${attempts} times.`;
  return new InstallFailure('download_failed', `${name} could not be downloaded. ${sentence}${times}`, error);
}
