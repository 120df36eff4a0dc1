import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Knobs } from './knobs';
import { CAPABILITY_ARGS, LOW_PRIORITY_ARGS, NAMESPACE_ARGS, PRIVILEGE_ARGS, type LaunchAbility } from './launch-level';

export interface LaunchRequest {
  ability: LaunchAbility;
  knobs: Knobs;
  /** Absolute path of the child main. */
  childMain: string;
  /** Absolute path of the compiled extension; the runner may read its folder. */
  entry: string;
}

/** The command line of a runner: each program does one thing to itself and becomes the next, node last. */
export function launchCommand({ ability, knobs, childMain, entry }: LaunchRequest): string[] {
  const main = realpathSync(childMain);
  return [...launchChain(ability, knobs), process.execPath, ...nodeFlags(knobs, [main, join(realpathSync(dirname(entry)), '*')]), main];
}

function launchChain({ level, tools }: LaunchAbility, knobs: Knobs): string[] {
  const { nice, setpriv, unshare, prlimit } = tools;
  const chain: string[] = [];
  if (nice && level.hasLowPriority) chain.push(nice, ...LOW_PRIORITY_ARGS);
  // A new user namespace makes the system forget whose death was to be followed: first the namespace, then setpriv.
  if (unshare && level.namespaces === 'user') chain.push(unshare, '-r');
  if (setpriv && level.diesWithForum) chain.push(setpriv, ...PRIVILEGE_ARGS);
  if (unshare && level.namespaces !== 'none') chain.push(unshare, ...NAMESPACE_ARGS);
  if (prlimit && level.hasLimits) chain.push(prlimit, `--data=${knobs.hardDataBytes}`, '--nofile=64', '--core=0');
  if (setpriv && holdsCapabilities(level)) chain.push(setpriv, ...CAPABILITY_ARGS);
  return chain;
}

// Inside its own user namespace an ordinary user's runner is root over that namespace.
const holdsCapabilities = (level: LaunchAbility['level']) => level.dropsPrivileges && (process.getuid?.() === 0 || level.namespaces === 'user');

const MEBIBYTE = 1_048_576;

function nodeFlags(knobs: Knobs, readable: string[]): string[] {
  const permission = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';
  return [
    permission,
    ...readable.map((path) => `--allow-fs-read=${path}`),
    '--no-addons',
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${Math.round(knobs.heapBytes / MEBIBYTE)}`,
    // The permission model calls itself experimental at each start; other warnings are the extension's own.
    '--disable-warning=ExperimentalWarning',
  ];
}
