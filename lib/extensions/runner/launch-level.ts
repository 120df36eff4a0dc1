import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { emptyEnvironment } from './empty-environment';

const tools = ['nice', 'setpriv', 'unshare', 'prlimit'] as const;
export type LaunchTool = (typeof tools)[number];
/** Absolute paths: a runner's environment is empty, so nothing can be looked up in it. */
export type LaunchTools = Partial<Record<LaunchTool, string>>;

/** How far runners can be shut in on this system. */
export interface LaunchLevel {
  name: 'full' | 'reduced' | 'bare';
  /** Own process and network namespaces: made as root, by way of a user namespace, or not at all. */
  namespaces: 'root' | 'user' | 'none';
  /** The system itself kills a runner when the forum dies. */
  diesWithForum: boolean;
  /** No new privileges by any program, and as root no capabilities but reading files. */
  dropsPrivileges: boolean;
  /** Memory, descriptors and core files are limited by the system. */
  hasLimits: boolean;
  /** Gives way to the forum when the processor is short. */
  hasLowPriority: boolean;
  /** What is missing and what follows, a sentence each; for admins. */
  missing: string[];
}

export interface LaunchAbility {
  level: LaunchLevel;
  tools: LaunchTools;
}

export const NAMESPACE_ARGS = ['-n', '-p', '--fork', '--kill-child=KILL'] as const;
export const PRIVILEGE_ARGS = ['--pdeathsig', 'KILL', '--no-new-privs'] as const;
// Root without capabilities could not read a package that belongs to another user.
export const CAPABILITY_ARGS = ['--bounding-set=-all,+dac_read_search', '--inh-caps=-all'] as const;
export const LOW_PRIORITY_ARGS = ['-n', '10'] as const;

/** Tries every part of the launch chain once, with a program that does nothing. @param canRun for tests: systems that lack a part */
export async function probeLaunchAbility(canRun: (command: readonly string[]) => Promise<boolean> = runsWell, found: LaunchTools = findTools()): Promise<LaunchAbility> {
  const isRoot = process.getuid?.() === 0;
  const works = async (tool: LaunchTool, ...args: readonly string[]) => found[tool] !== undefined && canRun([found[tool], ...args]);
  const [asRoot, asUser, diesWithForum, dropsCapabilities, hasLimits, hasLowPriority] = await Promise.all([
    works('unshare', ...NAMESPACE_ARGS),
    works('unshare', '-r', ...NAMESPACE_ARGS),
    works('setpriv', ...PRIVILEGE_ARGS),
    isRoot ? works('setpriv', ...CAPABILITY_ARGS) : true,
    works('prlimit', '--data=400000000', '--nofile=64', '--core=0'),
    works('nice', ...LOW_PRIORITY_ARGS),
  ]);
  const parts = { namespaces: asRoot ? 'root' : asUser ? 'user' : 'none', diesWithForum, dropsPrivileges: diesWithForum && dropsCapabilities, hasLimits, hasLowPriority } as const;
  const missing = describeMissing(parts);
  const name = missing.length === 0 ? 'full' : parts.namespaces === 'none' && !hasLimits ? 'bare' : 'reduced';
  return { level: { ...parts, name, missing }, tools: found };
}

function describeMissing(level: Omit<LaunchLevel, 'name' | 'missing'>): string[] {
  return [
    level.namespaces === 'none' && 'This system allows no process and network namespaces (unshare): runners share its network, and only Node’s own locks keep them from signalling other processes.',
    !level.diesWithForum && 'setpriv is missing: a runner that hangs while the forum is killed lives on until the forum starts again.',
    level.diesWithForum && !level.dropsPrivileges && 'setpriv cannot drop capabilities here: runners keep those of the forum’s own user.',
    !level.hasLimits && 'prlimit is missing: a runner’s memory is watched, but not limited by the system.',
    !level.hasLowPriority && 'nice is missing: runners compete with the forum for the processor.',
  ].filter((sentence) => sentence !== false);
}

function findTools(): LaunchTools {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/bin', '/usr/sbin', '/sbin'].filter((folder) => folder.startsWith('/'));
  return Object.fromEntries(tools.flatMap((tool) => {
    const path = folders.map((folder) => join(folder, tool)).find(isExecutable);
    return path ? [[tool, path]] : [];
  }));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: the next folder.
    return false;
  }
}

async function runsWell([command = 'false', ...args]: readonly string[]): Promise<boolean> {
  const child = spawn(command, [...args, process.execPath, '--version'], { stdio: 'ignore', timeout: 5_000, env: emptyEnvironment });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
