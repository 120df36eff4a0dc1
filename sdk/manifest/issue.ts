/** One fault of a manifest, in words for its author. */
export interface ManifestIssue {
  /** Where it is, e.g. `routes[0].path`; empty for the manifest as a whole. */
  path: string;
  /** The whole sentence, which names the path itself. */
  message: string;
}

const PLAIN_KEY = /^[A-Za-z_$][A-Za-z0-9_$-]*$/;
const SHOWN_LENGTH = 60;

function shorten(text: string): string {
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}

/** `['hooks', 0, 'event']` → `hooks[0].event`; keys that are no plain word are quoted. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    const key = String(part);
    if (!PLAIN_KEY.test(key)) return `${text}[${quote(key)}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

const SHOWN_NAMES = 20;

/** `a, b, c`, cut where there are too many to read. */
export function enumerate(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_NAMES).map(shorten).join(', ');
  return names.length > SHOWN_NAMES ? `${shown}, …` : shown;
}

/** A value as it stands in the manifest, on one line and cut to a readable length. */
export function quote(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(shorten(value));
  return shorten(JSON.stringify(value) ?? 'nothing');
}

const LOOKS_LIKE_ANOTHER_TYPE = /^(|\s.*|.*\s|[-0-9.]+|true|false|null|[[{].*)$/s;

/** Like `quote`, but a text that cannot be taken for anything else stands without quotation marks. */
export function show(value: unknown): string {
  if (typeof value !== 'string' || LOOKS_LIKE_ANOTHER_TYPE.test(value)) return quote(value);
  return JSON.stringify(shorten(value)).slice(1, -1);
}

/**
 * Puts a message together. `{value}` in the text stands for the quoted value; a text without it
 * gets the value appended: `slug "My-Ext" must …`, `js_bundle must not contain ".." (got: ../a.js)`.
 */
export function composeMessage(parts: { path: string; text: string; value?: unknown }): string {
  const { path, text, value } = parts;
  const subject = path === '' ? 'manifest.json' : path;
  if (value === undefined) return `${subject} ${text}`;
  if (text.includes('{value}')) return `${subject} ${text.replace('{value}', () => quote(value))}`;
  return `${subject} ${text} (got: ${show(value)})`;
}

/**
 * One line for each fault, ready for a log or a terminal.
 *
 * @example formatIssues([{ path: 'name', message: 'name is required' }]) // 'name is required'
 */
export function formatIssues(issues: readonly ManifestIssue[]): string {
  return issues.map((issue) => issue.message.replaceAll(/\s*[\r\n]+\s*/g, ' ')).join('\n');
}
