import { createSetupToken } from '@/lib/setup/create-setup-token';
import { isSetupNeeded } from '@/lib/setup/is-setup-needed';
import type { Boot } from './boot';

/** Fills the demo's empty forum. */
export async function loadSample({ options, say }: Boot): Promise<void> {
  if (options.command !== 'demo') return;
  const { loadSampleCommunity } = await import('@/prisma/seed/load');
  await loadSampleCommunity(say);
}

/** Needs the extensions, which need the forum that loadSample has filled. */
export async function loadSampleOfExtensions({ options, env }: Boot): Promise<void> {
  if (options.command !== 'demo' || env.NEXUS_SAFE_MODE) return;
  const { loadSamplePolls } = await import('./load-sample-polls');
  await loadSamplePolls();
}

/** Says where the forum is and what to do first. */
export async function sayWelcome({ options, say }: Boot, url: string): Promise<void> {
  say(`\nNexus runs on ${url}`);
  if (options.command === 'demo') say(await describeAccounts());
  else if (await isSetupNeeded()) say(`\nMake the first admin account here:\n  ${new URL('/setup', url).href}?token=${await createSetupToken()}`);
  say('\nCtrl-C stops it.');
}

async function describeAccounts(): Promise<string> {
  const { sampleAccounts, SAMPLE_PASSWORD } = await import('@/prisma/seed/load');
  const lines = sampleAccounts().map(({ role, username }) => `  ${role.padEnd(9)}  ${username}`);
  return `\nAccounts to try, all with the password ${SAMPLE_PASSWORD}:\n${lines.join('\n')}`;
}
