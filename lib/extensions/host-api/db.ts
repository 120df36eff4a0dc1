import { z } from 'zod';
import { jsonSchema } from '../runner/json';
import { HostCallError } from '../runner/host-call-error';
import { beginSql, commitSql, querySql, rollBackSql, type SqlCaller } from '../sql/query';
import { isSqlError } from '../sql/sql-error';
import type { HostCall, HostMember } from './members-types';

const text = z.string();
const params = z.array(jsonSchema);
const token = z.string().max(100);

// [text, params] on its own; [token, text, params] in a transaction. Made one shape first, so that what is wrong has a name.
const queryArgs = z
  .preprocess((args) => (Array.isArray(args) && args.length < 3 ? [null, args[0], args[1] ?? []] : args), z.tuple([token.nullable(), text, params]))
  .transform(([of, statement, values]) => ({ token: of, text: statement, params: values }));
const tokenArgs = z.tuple([token]);

/** `nexus.db.query`: answers `{rows, rowCount}`. */
const query: HostMember<typeof queryArgs> = {
  args: queryArgs,
  hasOwnConnections: true,
  run: async (call, input) => {
    const { rows, rowCount } = await told(querySql(callerOf(call), input));
    return { rows, rowCount };
  },
};

/** `nexus.db.transaction` begins with this: answers the token of the transaction. */
const begin: HostMember<z.ZodTuple<[]>> = { args: z.tuple([]), hasOwnConnections: true, run: (call) => told(beginSql(callerOf(call))) };

const commit: HostMember<typeof tokenArgs> = {
  args: tokenArgs,
  hasOwnConnections: true,
  run: async (call, [of]) => {
    await told(commitSql(callerOf(call), of));
    return null;
  },
};

const rollback: HostMember<typeof tokenArgs> = {
  args: tokenArgs,
  hasOwnConnections: true,
  run: async (call, [of]) => {
    await told(rollBackSql(callerOf(call), of));
    return null;
  },
};

/** The extension's own tables. */
export const dbMembers = { 'db.query': query, 'db.begin': begin, 'db.commit': commit, 'db.rollback': rollback };

const callerOf = ({ slug, correlationId, signal }: HostCall): SqlCaller => ({ slug, call: correlationId, signal });

/** What is wrong with a statement is the author's to know, with PostgreSQL's code. */
async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw isSqlError(error) ? new HostCallError('DatabaseError', error.message, error.code, error.detail) : error;
  }
}
