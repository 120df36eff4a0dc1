import sanitizeHtml from 'sanitize-html';
import { processState } from '@/lib/core/process-state';

/** Characters, as it comes and as it goes into the page: what is longer is no part of a page. */
export const LONGEST_HTML = 65_536;
/** Opening and closing ones: the forum itself spends its time on each. */
export const MOST_TAGS = 2_000;
/** Pages that show the same are not worth the same work again. */
const REMEMBERED = 100;
/** Elements inside each other; what lies deeper is left out. Browsers build at most 512. */
const DEEPEST = 32;
const LONGEST_VALUE = 2_000;
// The pattern aria-* alone would let quotes and the like into a name.
const PLAIN_NAME = /^[a-z]+(-[a-z]+)?$/;

/** What a slot's first HTML may hold: what a post may, plus boxes, times and controls that do nothing yet. Never style, id or form. */
const SLOT_POLICY: sanitizeHtml.IOptions = {
  allowedTags: [
    'p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'em', 'strong', 's', 'a', 'img', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'input',
    'section', 'div', 'span', 'button', 'details', 'summary', 'progress', 'figure', 'figcaption', 'time',
  ],
  allowedAttributes: {
    '*': ['class', 'role', 'aria-*'],
    a: ['href', 'title', 'rel'],
    img: ['src', 'alt', 'title', 'width', 'height', 'loading', 'decoding'],
    ol: ['start'],
    th: ['scope', 'colspan', 'rowspan'],
    td: ['colspan', 'rowspan'],
    input: ['type', 'disabled', 'checked'],
    button: ['type', 'disabled'],
    details: ['open'],
    progress: ['value', 'max'],
    time: ['datetime'],
  },
  transformTags: {
    '*': (tagName, attribs) => ({ tagName, attribs: plainAttributes(attribs) }),
    a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, rel: 'nofollow ugc noopener' } }),
    button: (tagName, attribs) => ({ tagName, attribs: { ...attribs, type: 'button', disabled: '' } }),
    input: (tagName, attribs) => ({ tagName, attribs: { ...attribs, type: attribs.type === 'radio' ? 'radio' : 'checkbox', disabled: '' } }),
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['https'] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nestingLimit: DEEPEST,
};

const plainAttributes = (attribs: sanitizeHtml.Attributes): sanitizeHtml.Attributes =>
  Object.fromEntries(Object.entries(attribs).filter(([name, value]) => PLAIN_NAME.test(name) && value.length <= LONGEST_VALUE));

const getKnown = () => processState('extensions.slots.sanitized', () => new Map<string, string | null>());

/** @returns null when it is too long, before or after, or has too many tags */
export function sanitizeSlotHtml(html: string): string | null {
  if (html.length > LONGEST_HTML || countTags(html) > MOST_TAGS) return null;
  const known = getKnown();
  const found = known.get(html);
  if (found !== undefined) return found;
  const clean = sanitizeHtml(html, SLOT_POLICY).trim();
  const kept = clean.length > LONGEST_HTML ? null : clean;
  known.set(html, kept);
  const [oldest] = known.keys();
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  return kept;
}

const countTags = (html: string) => html.split('<').length - 1;
