import { processState } from '@/lib/core/process-state';
import { sqlLimits } from '../limits';
import { refused } from '../sql-error';
import { checkStatement } from './check-statement';
import { parseSql } from './parser';

interface Texts {
  /** Texts that passed, the latest last. */
  passed: Set<string>;
  /** The text being parsed: one an extension at a time, so that none keeps the parser from the others. */
  last: Promise<unknown>;
}

const getTexts = () => processState('extensions.sql.texts', () => new Map<string, Texts>());

/**
 * Passes one statement that an extension may run at any time, or refuses it. A text is parsed once; the next time it costs a look-up.
 * @param schema the extension's own, which is also how its texts are remembered
 * @throws SqlError `refused`, with the line
 */
export async function checkQuery(schema: string, text: string): Promise<void> {
  const texts = getTexts().get(schema) ?? { passed: new Set<string>(), last: Promise.resolve() };
  getTexts().set(schema, texts);
  if (texts.passed.delete(text)) return remember(texts, text);
  assertReadable(text);
  const turn = texts.last.then(() => checkOne(schema, text));
  texts.last = turn.catch(() => undefined);
  await turn;
  remember(texts, text);
}

/** @throws SqlError `refused` for text that parser and PostgreSQL could read differently, or that is too long for the parser. */
export function assertReadable(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) throw refused('A statement is text without NUL and without half characters.');
  if (text.length > sqlLimits.statementLength) throw refused(`A statement has at most ${sqlLimits.statementLength} characters; values belong into parameters ($1).`);
}

/** Forgets what passed for an extension that is gone. */
export const forgetQueries = (schema: string): void => void getTexts().delete(schema);

async function checkOne(schema: string, text: string): Promise<void> {
  const facts = await parseSql(text || ' ');
  const [, second] = facts.statements;
  if (second) throw refused('One statement a call: this is the second.', second.line);
  if (facts.statements.length === 0) throw refused('There is no statement.');
  checkStatement(facts, { kind: 'query', schema });
}

function remember(texts: Texts, text: string): void {
  texts.passed.add(text);
  const [oldest] = texts.passed;
  if (texts.passed.size > sqlLimits.checkedTexts && oldest !== undefined) texts.passed.delete(oldest);
}
