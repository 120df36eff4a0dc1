/** Control characters other than line breaks and tabs, and what turns the direction of writing: unseen, or taken for an order by a terminal. */
const UNSEEN = /[^\P{Cc}\n\t]|[\p{Bidi_Control}\u2028\u2029]/gu;
const COLOURS = /[^\P{Cc}\n\t]\[[\d;]*m/gu;

/** Text of somebody else, fit for a terminal, a log and PostgreSQL: without colours, and what cannot be seen spelled out. */
export const toPrintable = (text: string): string =>
  text.replaceAll('\r\n', '\n').replace(COLOURS, '').toWellFormed().replace(UNSEEN, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
