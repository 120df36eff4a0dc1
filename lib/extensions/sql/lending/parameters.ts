import type { Json } from '../../runner/json';
import { sqlLimits } from '../limits';
import { SqlError } from '../sql-error';

export type SqlValue = string | number | boolean | null | SqlValue[];

/**
 * How JSON crosses to PostgreSQL as the values of $1, $2 …: an array becomes a PostgreSQL array (`= ANY ($1)`), an object
 * its JSON text (for a list as json, the extension passes JSON.stringify). Bytes travel as base64 through `decode($1, 'base64')`.
 * @throws SqlError `too_large` above 1,000 values
 */
export function toParameters(values: readonly Json[]): SqlValue[] {
  if (values.length > sqlLimits.parameters) throw new SqlError('too_large', `A statement takes at most ${sqlLimits.parameters} values; pass lists as one array ($1).`);
  return values.map(toParameter);
}

function toParameter(value: Json): SqlValue {
  if (Array.isArray(value)) return value.map(toParameter);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
