/** Up to two initials of a name; whole characters, so that letters beyond the basic plane survive. */
export function initialsOf(name: string): string {
  const words = name.normalize('NFC').split(/[\s._-]+/u).filter(Boolean);
  const first = firstLetter(words[0]);
  const last = words.length > 1 ? firstLetter(words.at(-1)) : '';
  return `${first}${last}`.toLocaleUpperCase('en') || '?';
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

function firstLetter(word = ''): string {
  for (const { segment } of letters.segment(word)) {
    if (/[\p{L}\p{N}]/u.test(segment)) return segment;
  }
  return '';
}

/** A hue from 0 to 359 that a name always gets, far enough apart for neighbours to differ. */
export function hueOf(name: string): number {
  let hash = 2166136261;
  for (const character of name.toLowerCase()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  }
  return ((hash >>> 0) % 24) * 15;
}
