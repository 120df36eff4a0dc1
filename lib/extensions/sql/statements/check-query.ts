import { processState } from '@/lib/core/process-state';
import { sqlLimits } from '../limits';
import { refused } from '../sql-error';
import { checkStatement } from './check-statement';
import { parseSql } from './parser';

interface Texts {
  /** Texts that passed, the latest last, and whether they add rows. */
  passed: Map<string, boolean>;
  /** The text being parsed: one an extension at a time, so that none keeps the parser from the others. */
  last: Promise<unknown>;
}

const ADDING: ReadonlySet<string> = new Set(['InsertStmt', 'UpdateStmt', 'MergeStmt']);

const getTexts = () => processState('extensions.sql.texts', () => new Map<string, Texts>());

/**
 * Passes one statement that an extension may run at any time, or refuses it. A text is parsed once; the next time it costs a look-up.
 * @param schema the extension's own, which is also how its texts are remembered
 * @returns whether it can add rows, or make them longer
 * @throws SqlError `refused`, with the line
 */
export async function checkQuery(schema: string, text: string): Promise<{ adds: boolean }> {
  const texts = getTexts().get(schema) ?? { passed: new Map<string, boolean>(), last: Promise.resolve() };
  getTexts().set(schema, texts);
  const known = texts.passed.get(text);
  if (known !== undefined) return remember(texts, text, known);
  assertReadable(text);
  const turn = texts.last.then(() => checkOne(schema, text));
  texts.last = turn.catch(() => undefined);
  return remember(texts, text, await turn);
}

/** @throws SqlError `refused` for text that parser and PostgreSQL could read differently, or that is too long for the parser. */
export function assertReadable(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) throw refused('A statement is text without NUL and without half characters.');
  if (text.length > sqlLimits.statementLength) throw refused(`A statement has at most ${sqlLimits.statementLength} characters; values belong into parameters ($1).`);
}

/** Forgets what passed for an extension that is gone. */
export const forgetQueries = (schema: string): void => void getTexts().delete(schema);

async function checkOne(schema: string, text: string): Promise<boolean> {
  const facts = await parseSql(text || ' ');
  const [, second] = facts.statements;
  if (second) throw refused('One statement a call: this is the second.', second.line);
  if (facts.statements.length === 0) throw refused('There is no statement.');
  checkStatement(facts, { kind: 'query', schema });
  return facts.nodes.some(([node]) => ADDING.has(node));
}

function remember(texts: Texts, text: string, adds: boolean): { adds: boolean } {
  texts.passed.delete(text);
  texts.passed.set(text, adds);
  const [oldest] = texts.passed.keys();
  if (texts.passed.size > sqlLimits.checkedTexts && oldest !== undefined) texts.passed.delete(oldest);
  return { adds };
}
