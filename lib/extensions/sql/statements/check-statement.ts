import { API_SCHEMA } from '../schemas';
import { refused } from '../sql-error';
import { allowedFunctions, attributeFunctions } from './allowed-functions';
import { ALLOWED_FIELDS, ALLOWED_VALUES, DEFINITIONS, MIGRATION_NODES, QUERIES, QUERY_NODES } from './allowed-nodes';
import { describeNode, describePart, describeValue } from './describe';
import type { Facts } from './facts';

export interface Rules {
  /** `migration` allows definitions of tables, indexes, views, sequences and types beside queries. */
  kind: 'query' | 'migration';
  /** The extension's own; with `nexus_api` the only ones it may name. */
  schema: string;
}

/**
 * Holds what a text contains against what an extension may run. PostgreSQL's rights come after this and would stop most
 * of it too; this stops what a role may always do: change its own settings, lock, notify, read the catalogue.
 * @throws SqlError `refused`, with the line
 */
export function checkStatement(facts: Facts, rules: Rules): void {
  checkKinds(facts, rules);
  // Before the nodes: `DROP FUNCTION` says more than the node its name is kept in.
  for (const [field, line] of facts.fields) checkField(field, line);
  for (const [node, line] of facts.nodes) {
    if (!(rules.kind === 'migration' ? MIGRATION_NODES : QUERY_NODES).has(node)) throw refused(`${describeNode(node)} is not available to extensions.`, line);
  }
  for (const [name, line] of facts.functions) checkFunction(partsOf(name), line);
  for (const [name, line] of facts.attributes) {
    if (attributeFunctions.has(name)) throw refused(`The function ${name} is not available to extensions.`, line);
  }
  for (const [name, line] of facts.sequences) checkSequence(name, line);
  for (const [name, line] of facts.relations) checkRelation(partsOf(name), line, rules.schema);
  for (const [name, line] of facts.types) checkType(partsOf(name), line, rules.schema);
}

function checkKinds({ statements }: Facts, { kind }: Rules): void {
  const allowed = kind === 'migration' ? [...QUERIES, ...DEFINITIONS] : QUERIES;
  for (const statement of statements) {
    if (allowed.includes(statement.kind)) continue;
    const where = DEFINITIONS.includes(statement.kind) ? 'only in migrations' : 'not available to extensions';
    throw refused(`${describeNode(statement.kind)}: ${where}. ${kind === 'migration' ? MIGRATIONS_HOLD : QUERIES_HOLD}`, statement.line);
  }
}

const QUERIES_HOLD = 'A query is SELECT, INSERT, UPDATE, DELETE or MERGE.';
const MIGRATIONS_HOLD = 'A migration holds those, and CREATE, ALTER and DROP of TABLE, INDEX, VIEW, SEQUENCE and TYPE, and COMMENT.';

function checkField(field: string, line: number): void {
  const [path = '', value] = field.split('=');
  const [node = '', name = '', ...deeper] = path.split('.');
  if (path.endsWith('.intoClause')) throw refused('SELECT … INTO is not available to extensions.', line);
  if (path.endsWith('.relpersistence') && value !== 'p') throw refused('Tables of extensions are neither temporary nor unlogged.', line);
  if (path.endsWith('.concurrent')) throw refused('CONCURRENTLY is not available: a migration is one transaction.', line);
  if (path.endsWith('.oncommit') && value !== 'ONCOMMIT_NOOP') throw refused('ON COMMIT is not available to extensions.', line);
  const fields = deeper.length === 0 && Object.hasOwn(ALLOWED_FIELDS, node) ? ALLOWED_FIELDS[node] : undefined;
  if (fields && !fields.has(name)) throw refused(`${describePart(node, name)} is not available to extensions.`, line);
  const values = Object.hasOwn(ALLOWED_VALUES, path) ? ALLOWED_VALUES[path] : undefined;
  if (values && value !== undefined && !values.has(value)) throw refused(`${describeNode(node)} … ${describeValue(value)} is not available to extensions.`, line);
}

function checkFunction(parts: string[], line: number): void {
  const [schema, name = ''] = parts.length === 1 ? ['pg_catalog', parts[0]] : parts;
  if (parts.length <= 2 && schema === 'pg_catalog' && allowedFunctions.has(name)) return;
  throw refused(`The function ${parts.join('.')} is not available to extensions.`, line);
}

// PostgreSQL takes digits for a number of its catalogue, and names the relation of any schema that has it.
function checkSequence(name: string, line: number): void {
  if (!/^["_\p{L}]/u.test(name)) throw refused(`nextval, currval and setval take the name of a sequence in quotes: nextval('polls_id_seq').`, line);
}

function checkRelation([catalog = '', schema = '', name = '']: string[], line: number, own: string): void {
  if (catalog !== '') throw refused(`${catalog}.${schema}.${name}: other databases cannot be reached.`, line);
  if (schema !== '' && schema !== own && schema !== API_SCHEMA) throw refused(`${schema}.${name}: an extension reaches its own tables and ${API_SCHEMA} only.`, line);
  // PostgreSQL looks for such names in its catalogue first, which every role may read.
  if (schema === '' && name.startsWith('pg_')) throw refused(`${name}: PostgreSQL’s catalogue is not available to extensions.`, line);
}

// Names of relations, functions and roles, which are those of other extensions too; the catalogue's own types, and XML with
// its entities: nothing a table is made of.
const REFUSED_TYPES = /^_?(reg|pg_(?!lsn$)|xml$|aclitem$|refcursor$|cstring$)/;

function checkType(parts: string[], line: number, own: string): void {
  const [schema, name = ''] = parts.length === 1 ? ['', parts[0]] : parts;
  const isKnown = parts.length <= 2 && (schema === '' || schema === 'pg_catalog' || schema === own);
  if (!isKnown || REFUSED_TYPES.test(name)) throw refused(`The type ${parts.join('.')} is not available to extensions.`, line);
}

function partsOf(name: string): string[] {
  const parts: unknown = JSON.parse(name);
  return Array.isArray(parts) ? parts.map(String) : [];
}
