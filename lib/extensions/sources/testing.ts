import { afterEach, beforeEach } from 'vitest';
import { startReleaseServer, type ReleaseServer } from '@/lib/testing/release-server';
import { isInstallFailure, type InstallFailure } from '../install/install-failure';
import { readGitHub, type GitHub } from './github';

/** GitHub itself, for what is only read and never asked. */
export const publicGitHub: GitHub = readGitHub({ NEXUS_GITHUB_API: 'https://api.github.com', NEXUS_GITHUB_RAW: 'https://raw.githubusercontent.com', NEXUS_GITHUB_TOKEN: undefined });

/** A release server for each test of the file, and the settings that lead there. */
export function useReleaseServer(): { server: () => ReleaseServer; github: (token?: string) => GitHub; host: () => string } {
  let server: ReleaseServer | undefined;
  const running = () => {
    if (!server) throw new Error('The release server runs within tests only.');
    return server;
  };
  beforeEach(async () => {
    server = await startReleaseServer();
  });
  afterEach(() => running().stop());
  return {
    server: running,
    github: (token) => readGitHub({ NEXUS_GITHUB_API: running().api, NEXUS_GITHUB_RAW: running().raw, NEXUS_GITHUB_TOKEN: token }),
    host: () => new URL(running().url).host,
  };
}

/** The failure that a step ends with. */
export async function installFailureOf(work: Promise<unknown>): Promise<InstallFailure> {
  const error: unknown = await work.then(() => new Error('It did not fail.'), (reason: unknown) => reason);
  if (!isInstallFailure(error)) throw error;
  return error;
}
