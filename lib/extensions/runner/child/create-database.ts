import { CallError } from '@nexus/sdk/server/call-error';
import type { HostCall } from './host-calls';

/** `nexus.db`: a transaction is a token of the forum's that its statements carry; the token dies with its call. */
export function createDatabase(call: HostCall): object {
  return Object.freeze({
    query: (text: unknown, parameters: unknown = []) => call('db.query', [null, text, parameters]),
    transaction: async (run: unknown) => {
      if (!isFunction(run)) throw new TypeError('nexus.db.transaction needs a function.');
      return runTransaction(call, await call('db.begin', []), run);
    },
  });
}

async function runTransaction(call: HostCall, token: unknown, run: (...args: unknown[]) => unknown): Promise<unknown> {
  let isOver = false;
  const query = async (text: unknown, parameters: unknown = []) => {
    if (isOver) throw new CallError('This transaction has ended; await its statements inside of it.', { name: 'DatabaseError', code: 'transaction_over' });
    return call('db.query', [token, text, parameters]);
  };
  let result: unknown;
  try {
    result = await run(Object.freeze({ query }));
  } catch (error) {
    isOver = true;
    // What made it fail is what the author wants to hear of; a connection that is gone has rolled back anyway.
    await call('db.rollback', [token]).catch(() => undefined);
    throw error;
  }
  isOver = true;
  await call('db.commit', [token]);
  return result;
}

const isFunction = (value: unknown): value is (...args: unknown[]) => unknown => typeof value === 'function';
