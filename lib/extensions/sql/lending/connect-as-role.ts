import pg, { escapeIdentifier } from 'pg';
import { hasErrorCode } from '@/lib/core/has-error-code';
import { resetRolePassword } from '../roles/ensure-role';
import { rolePassword } from '../roles/role-password';
import { API_SCHEMA } from '../schemas';
import { SqlError } from '../sql-error';
import { limitBackend } from './limit-backend';
import { createMeter, type Meter } from './meter';

/** A connection that is logged in as an extension's role. */
export interface RoleConnection {
  role: string;
  client: pg.Client;
  pid: number;
  meter: Meter;
  /** Something was stopped on it or it failed: it is ended instead of lent again. */
  spoiled: boolean;
}

export interface ConnectInput {
  role: string;
  /** PostgreSQL's own clock, behind the forum's: it also counts when the forum has died. */
  statementMs: number;
}

const WRONG_PASSWORD = '28P01';
const CONNECT_LIMIT_MS = 5_000;

/** @throws SqlError `unavailable`; with PostgreSQL's code as its cause when there are too many connections */
export async function connectAsRole(input: ConnectInput): Promise<RoleConnection> {
  try {
    return await logIn(input);
  } catch (error) {
    if (!hasErrorCode(error, WRONG_PASSWORD)) throw explain(error);
  }
  try {
    await resetRolePassword(input.role);
    return await logIn(input);
  } catch (error) {
    throw explain(error);
  }
}

async function logIn({ role, statementMs }: ConnectInput): Promise<RoleConnection> {
  const client = new pg.Client({ ...forumsServer(), user: role, password: rolePassword(role), application_name: `nexus ${role}`, options: optionsFor(role, statementMs), connectionTimeoutMillis: CONNECT_LIMIT_MS });
  // A connection that is lost while nothing runs on it would end the process; whoever uses it next learns of it.
  const connection: RoleConnection = { role, client, pid: 0, meter: createMeter(), spoiled: false };
  client.on('error', () => void (connection.spoiled = true));
  client.on('end', () => void (connection.spoiled = true));
  await client.connect();
  client.connection.stream.on('data', (chunk: Buffer) => connection.meter.count(chunk.length));
  const { rows } = await client.query<{ pid: number }>('SELECT pg_catalog.pg_backend_pid() AS pid');
  connection.pid = rows[0]?.pid ?? 0;
  await limitBackend(connection);
  return connection;
}

function forumsServer() {
  const { host, port, database, ssl } = new pg.Client({ connectionString: process.env.DATABASE_URL ?? '' });
  return { host, port, database, ssl };
}

// What a session starts with, and DISCARD ALL returns to. The parser believes in standard_conforming_strings.
function optionsFor(role: string, statementMs: number): string {
  const settings = {
    search_path: `${escapeIdentifier(role)},${API_SCHEMA}`,
    standard_conforming_strings: 'on',
    statement_timeout: String(statementMs),
    idle_in_transaction_session_timeout: String(statementMs),
    datestyle: 'ISO,YMD',
    intervalstyle: 'iso_8601',
    timezone: 'UTC',
    bytea_output: 'hex',
    max_parallel_workers_per_gather: '0',
    work_mem: '4MB',
    jit: 'off',
  };
  return Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`).join(' ');
}

function explain(error: unknown): unknown {
  const reason = error instanceof Error ? error.message : String(error);
  return new SqlError('unavailable', `The extension's tables cannot be reached now: ${reason}`, { cause: error });
}
