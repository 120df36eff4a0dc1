import { setTimeout as delay } from 'node:timers/promises';
import { hasErrorCode } from '@/lib/core/has-error-code';
import { processState } from '@/lib/core/process-state';
import { sqlLimits } from '../limits';
import { isSqlError, SqlError } from '../sql-error';
import { askForRoom, onRoomWanted } from './ask-for-room';
import { connectAsRole, type RoleConnection } from './connect-as-role';
import { endConnection } from './end-connection';

interface Waiter {
  role: string;
  giveUpAt: number;
  timer: NodeJS.Timeout;
  resolve: (connection: RoleConnection) => void;
  reject: (error: unknown) => void;
}

interface Idle {
  connection: RoleConnection;
  timer: NodeJS.Timeout;
}

interface Lender {
  /** Connections that are open, being opened, lent or idle, by role. */
  open: Map<string, number>;
  idle: Idle[];
  /** Who waits, first come first served within a role. */
  waiters: Waiter[];
  /** Connections being cleaned or ended; closing waits for them. */
  underway: Set<Promise<void>>;
  /** Roles of which this server wants a connection that others have. */
  asking: Set<string>;
  /** Roles of which another server wants one: the next that comes back is ended. */
  owed: Set<string>;
}

const getLender = () => processState<Lender>('extensions.sql.lender', () => {
  const lender: Lender = { open: new Map(), idle: [], waiters: [], underway: new Set(), asking: new Set(), owed: new Set() };
  onRoomWanted((isOf) => [...lender.open.keys()].filter(isOf).forEach((role) => makeRoom(lender, role)));
  return lender;
});

/** PostgreSQL's clock stands behind the forum's, for the case that the forum dies. */
const STATEMENT_MS = 15_000;
const RESET_LIMIT_MS = 1_000;
const TOO_MANY_CONNECTIONS = '53300';
const RETRY_MS = 100;
const ASK_EVERY = 5;

/**
 * Lends a connection that is logged in as a role: an idle one, a new one, or the next that comes back.
 * @throws SqlError `overloaded` when none came within `waitMs`
 */
export function borrowConnection({ role, waitMs }: { role: string; waitMs: number }): Promise<RoleConnection> {
  const lender = getLender();
  if (lender.waiters.filter((waiter) => waiter.role === role).length >= sqlLimits.waiting) return Promise.reject(overloaded());
  return new Promise((resolve, reject) => {
    const waiter: Waiter = { role, giveUpAt: performance.now() + waitMs, resolve, reject, timer: setTimeout(() => leave(lender, waiter), waitMs) };
    lender.waiters.push(waiter);
    serve(lender);
  });
}

/** Takes a connection back. What its session remembers is forgotten before anybody gets it again; a spoiled one is ended. Never throws. */
export function returnConnection(connection: RoleConnection): Promise<void> {
  const lender = getLender();
  return underway(lender, async () => {
    if (!connection.spoiled) await reset(connection);
    if (connection.spoiled || lender.owed.delete(connection.role)) return void drop(lender, connection);
    const timer = setTimeout(() => drop(lender, takeIdle(lender, (idle) => idle.connection === connection)), sqlLimits.idleMs);
    timer.unref();
    lender.idle.push({ connection, timer });
  });
}

/** Ends the idle connections of a role; lent ones end when they come back, or with their statement. */
export async function closeConnectionsOf(role: string): Promise<void> {
  const lender = getLender();
  await Promise.all(lender.underway);
  await dropIdle(lender, ({ connection }) => connection.role === role);
}

/** Ends every idle connection: the forum is stopping. */
export async function closeLender(): Promise<void> {
  const lender = getLender();
  for (const waiter of lender.waiters.splice(0)) {
    clearTimeout(waiter.timer);
    waiter.reject(new SqlError('unavailable', 'The forum is stopping.'));
  }
  await Promise.all(lender.underway);
  await dropIdle(lender, () => true);
}

/** How many connections are open, of one role or of all. */
export function countConnections(role?: string): number {
  const { open } = getLender();
  return role === undefined ? [...open.values()].reduce((sum, count) => sum + count, 0) : (open.get(role) ?? 0);
}

function serve(lender: Lender): void {
  void dropIdle(lender, ({ connection }) => connection.spoiled);
  for (const waiter of lender.waiters) {
    const idle = takeIdle(lender, ({ connection }) => connection.role === waiter.role);
    if (!idle && !canOpen(lender, waiter.role)) continue;
    remove(lender, waiter);
    if (idle) waiter.resolve(idle);
    else void openFor(lender, waiter);
  }
}

function canOpen(lender: Lender, role: string): boolean {
  if (countConnections(role) >= sqlLimits.connectionsPerExtension) return false;
  if (countConnections() < sqlLimits.connections) return true;
  // Somebody else's idle connection makes room; when it has left, this is asked again.
  if (lender.underway.size === 0) void drop(lender, takeIdle(lender, () => true));
  return false;
}

async function openFor(lender: Lender, waiter: Waiter): Promise<void> {
  const { role } = waiter;
  addOpen(lender, role, 1);
  try {
    waiter.resolve(await connect(lender, waiter));
  } catch (error) {
    addOpen(lender, role, -1);
    waiter.reject(error);
    serve(lender);
  }
}

// Another server of the forum may hold the role's connections, or one that was ended may not have left yet.
async function connect(lender: Lender, { role, giveUpAt }: Waiter): Promise<RoleConnection> {
  try {
    for (let attempts = 0; ; attempts += 1) {
      try {
        return await connectAsRole({ role, statementMs: STATEMENT_MS });
      } catch (error) {
        if (!isSqlError(error) || !hasErrorCode(error.cause, TOO_MANY_CONNECTIONS)) throw error;
        if (performance.now() + RETRY_MS > giveUpAt) throw overloaded();
        lender.asking.add(role);
        if (attempts % ASK_EVERY === 0) await askForRoom(role);
        await delay(RETRY_MS);
      }
    }
  } finally {
    lender.asking.delete(role);
  }
}

/** Lets go of a connection for another server: an idle one, else the next that comes back. */
function makeRoom(lender: Lender, role: string): void {
  // It may be this server that asked.
  if (lender.asking.has(role)) return;
  const idle = takeIdle(lender, ({ connection }) => connection.role === role);
  if (idle) void drop(lender, idle);
  else lender.owed.add(role);
}

async function reset(connection: RoleConnection): Promise<void> {
  const limit = setTimeout(() => connection.client.connection.stream.destroy(), RESET_LIMIT_MS);
  try {
    await connection.client.query('DISCARD ALL');
  } catch {
    // A connection that cannot be cleaned is not lent again; the next one is fresh.
    connection.spoiled = true;
  } finally {
    clearTimeout(limit);
  }
}

async function drop(lender: Lender, connection: RoleConnection | undefined): Promise<void> {
  if (!connection) return;
  await underway(lender, async () => {
    await endConnection(connection);
    addOpen(lender, connection.role, -1);
  });
}

async function dropIdle(lender: Lender, wanted: (idle: Idle) => boolean): Promise<void> {
  const drops: Promise<void>[] = [];
  for (let idle = takeIdle(lender, wanted); idle; idle = takeIdle(lender, wanted)) drops.push(drop(lender, idle));
  await Promise.all(drops);
}

// Who waits is served after the work has left the list: while it stands there, canOpen expects it to make room.
async function underway(lender: Lender, work: () => Promise<void>): Promise<void> {
  const done = work();
  lender.underway.add(done);
  await done.finally(() => lender.underway.delete(done));
  serve(lender);
}

function takeIdle(lender: Lender, wanted: (idle: Idle) => boolean): RoleConnection | undefined {
  const index = lender.idle.findIndex(wanted);
  const [found] = index < 0 ? [] : lender.idle.splice(index, 1);
  clearTimeout(found?.timer);
  return found?.connection;
}

function leave(lender: Lender, waiter: Waiter): void {
  remove(lender, waiter);
  waiter.reject(overloaded());
}

function remove(lender: Lender, waiter: Waiter): void {
  clearTimeout(waiter.timer);
  // A new list: serve is walking along the old one.
  lender.waiters = lender.waiters.filter((other) => other !== waiter);
}

function addOpen(lender: Lender, role: string, change: 1 | -1): void {
  const count = countConnections(role) + change;
  if (count > 0) lender.open.set(role, count);
  else lender.open.delete(role);
}

const overloaded = () => new SqlError('overloaded', `All ${sqlLimits.connectionsPerExtension} connections of the extension are busy.`);
