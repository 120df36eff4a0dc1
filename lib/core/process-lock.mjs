// Plain JavaScript because bin/nexus.mjs uses it too, before anything is installed or compiled.
import { linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';

/**
 * Tells one life of a process from another: the system hands numbers out again, above all in containers.
 * @param {number} pid
 * @returns {string | null} null when no such process lives
 */
export function processIdentity(pid) {
  return process.platform === 'linux' ? linuxIdentity(pid) : psIdentity(pid);
}

/** @param {number} pid */
function linuxIdentity(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name and may hold spaces and brackets; fields are counted after its last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
  } catch {
    // No entry: the process is gone.
    return null;
  }
}

/** @param {number} pid */
function psIdentity(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout?.trim() || null;
}

/**
 * Takes the lock file `path` for this process, replacing one whose holder is gone.
 * @param {string} path
 * @returns {{ release: () => void } | { heldBy: number }}
 */
export function acquireProcessLock(path) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (;;) {
      if (linkExclusively(draft, path)) return { release: () => removeIfMine(path, mine) };
      const found = readOrNull(path);
      if (found === null) continue;
      const holder = parseHolder(found);
      if (holder && processIdentity(holder.pid) === holder.identity) return { heldBy: holder.pid };
      setStaleAside(path, found);
    }
  } finally {
    unlinkSync(draft);
  }
}

// link(), unlike rename(), fails when the target exists, so exactly one of two starters wins.
function linkExclusively(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

// Between reading a stale lock and removing it another starter may have put its own there: look at what was really moved.
function setStaleAside(path, stale) {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (readOrNull(aside) !== stale) linkExclusively(aside, path);
  unlinkSync(aside);
}

function removeIfMine(path, mine) {
  if (readOrNull(path) === mine) unlinkSync(path);
}

function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function parseHolder(text) {
  try {
    const { pid, identity } = JSON.parse(text);
    return Number.isInteger(pid) && typeof identity === 'string' ? { pid, identity } : null;
  } catch {
    // Half-written by a crash: nobody holds it.
    return null;
  }
}
