import { parseArgs } from 'node:util';
import type { Console } from './open-console';
import { UsageError, usageOf } from './usage';

/** A flag, or an option with a value that messages name so: "a version". */
export type Option = { type: 'boolean' } | { type: 'string'; what: string };

export interface Command {
  options: Readonly<Record<string, Option>>;
  /** The words it needs, as messages name one of them. */
  takes?: { what: string; atLeast?: number; atMost?: number };
  /** Before the forum is opened, so that what was misspelt costs nothing. @returns the exit code */
  run(given: Given): Promise<number>;
}

export interface Given {
  words: string[];
  /** The first of them; empty when there is none. */
  word: string;
  has(option: string): boolean;
  /** What an option was given; undefined without it. */
  valueOf(option: string): string | undefined;
  calledFrom: string;
  /** Once what was given has been understood; from then on Ctrl-C is heard. */
  openConsole(): Console;
  /** A sentence, with how the command is used. */
  usageError(what: string): UsageError;
}

type Options = Command['options'];

/**
 * Reads what stands behind the name of a command.
 * @throws UsageError in words, with how the command is used
 */
export function readGiven({ options, takes }: Command, name: string, args: string[]): Omit<Given, 'calledFrom' | 'openConsole'> {
  const usageError = (what: string) => new UsageError(`${what}\n\n${usageOf[name] ?? ''}`);
  const title = name === 'fsck' ? 'nexus fsck' : `nexus ext ${name}`;
  const types = Object.fromEntries(Object.entries(options).map(([option, { type }]) => [option, { type }]));
  const { tokens, positionals: words } = parseArgs({ args, options: types, allowPositionals: true, strict: false, tokens: true });
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  for (const { name: option, rawName, value } of given) {
    const problem = Object.hasOwn(options, option) ? findValueProblem(options[option], rawName, value) : `${title} does not know ${rawName}.`;
    if (problem !== null) throw usageError(problem);
  }
  const problem = findWordProblem(takes, title, words);
  if (problem !== null) throw usageError(problem);
  return {
    words, usageError,
    word: words[0] ?? '',
    has: (option) => given.some((token) => token.name === option),
    valueOf: (option) => given.findLast((token) => token.name === option)?.value,
  };
}

function findValueProblem(option: Options[string] | undefined, rawName: string, value: string | undefined): string | null {
  if (option?.type === 'string') return value === undefined || value === '' || value.startsWith('-') ? `${rawName} needs ${option.what}.` : null;
  return value === undefined ? null : `${rawName} takes no value.`;
}

function findWordProblem(takes: Command['takes'], title: string, words: string[]): string | null {
  const { what, atLeast = 1, atMost = 1 } = takes ?? { what: '', atLeast: 0, atMost: 0 };
  if (words.length < atLeast) return `${title} needs ${what}.`;
  if (words.length <= atMost) return null;
  return `${title} takes ${takes ? `${what} and no more` : 'no words'} (got: ${words.join(' ')}). A name with spaces stands in quotes.`;
}
