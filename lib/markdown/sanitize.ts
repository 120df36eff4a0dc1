import sanitizeHtml from 'sanitize-html';

/** The second wall behind the renderer: what a post may hold, whatever the renderer let through. */
const POST_POLICY: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'em', 'strong', 's', 'a', 'img', 'div', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'input'],
  allowedAttributes: {
    a: ['href', 'title', 'rel'],
    img: ['src', 'alt', 'title', 'loading', 'decoding'],
    ol: ['start'],
    pre: ['tabindex'],
    div: ['class', 'tabindex'],
    li: ['class'],
    code: ['class'],
    th: ['style'],
    td: ['style'],
    input: ['type', 'disabled', 'checked', 'aria-label'],
  },
  allowedClasses: { div: ['md-table'], li: ['task-item'], code: [/^language-[a-z0-9+#-]{1,30}$/i] },
  allowedStyles: { th: { 'text-align': [/^(left|center|right)$/] }, td: { 'text-align': [/^(left|center|right)$/] } },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['https'] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
};

export const sanitizePostHtml = (html: string) => sanitizeHtml(html, POST_POLICY);
