import sanitizeHtml from 'sanitize-html';

/** What a slot's first HTML may hold: what a post may, plus boxes and controls that do nothing yet. Never style, id or form. */
const SLOT_POLICY: sanitizeHtml.IOptions = {
  allowedTags: [
    'p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'code', 'em', 'strong', 's', 'small', 'a', 'img',
    'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'input', 'section', 'header', 'footer', 'div', 'span', 'button', 'details', 'summary', 'progress', 'figure', 'figcaption', 'time',
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
    a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, rel: 'nofollow ugc noopener' } }),
    button: (tagName, attribs) => ({ tagName, attribs: { ...attribs, type: 'button', disabled: '' } }),
    input: (tagName, attribs) => ({ tagName, attribs: { ...attribs, type: attribs.type === 'radio' ? 'radio' : 'checkbox', disabled: '' } }),
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['https'] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
};

export const sanitizeSlotHtml = (html: string): string => sanitizeHtml(html, SLOT_POLICY);
