import { AppError } from '@/lib/core/errors';
import { renderer } from './renderer';
import { sanitizePostHtml } from './sanitize';

type Token = ReturnType<typeof renderer.parse>[number];

export const EXCERPT_LENGTH = 200;
const MAX_EMPTY_CELLS = 2000;

export interface Cooked {
  /** Safe to put into a page as it is. */
  html: string;
  /** The first words as plain text, at most 200 characters. */
  excerpt: string;
}

/**
 * Markdown to the HTML that is stored beside it. The preview uses the same call, so what it shows is what is posted.
 * @throws AppError invalid_input for a table that is nearly all gaps
 */
export function cookMarkdown(text: string): Cooked {
  const tokens = renderer.parse(text, {});
  refusePaddedTables(tokens);
  return { html: sanitizePostHtml(renderer.renderer.render(tokens, renderer.options, {})), excerpt: excerptOf(tokens) };
}

/** Rows that are too short are filled up to the width of their table: 32 KB of text could become 700 KB of empty cells. */
function refusePaddedTables(tokens: Token[]): void {
  const empty = tokens.filter((token, index) => token.type === 'td_open' && tokens[index + 1]?.content === '').length;
  if (empty <= MAX_EMPTY_CELLS) return;
  const message = 'A table has too many empty cells. Give it fewer columns, or fill its rows.';
  throw new AppError('invalid_input', message, { fields: { body: message } });
}

function excerptOf(tokens: Token[]): string {
  const words: string[] = [];
  tokens.forEach((token, index) => {
    const isHeading = tokens[index - 1]?.type === 'heading_open';
    if (token.type === 'inline' && !isHeading) words.push(plainText(token));
  });
  const text = words.join(' ').replace(/\s+/g, ' ').trim();
  if (text.length <= EXCERPT_LENGTH) return text;
  // A character of two code units must not be cut between them.
  return `${text.slice(0, EXCERPT_LENGTH - 1).replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}

function plainText(inline: Token): string {
  const parts = (inline.children ?? []).map((child) => {
    if (child.type === 'text' || child.type === 'code_inline') return child.content;
    return child.type === 'softbreak' || child.type === 'hardbreak' ? ' ' : '';
  });
  return parts.join('');
}
