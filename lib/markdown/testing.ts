import { parseDocument } from 'htmlparser2';

type Node = ReturnType<typeof parseDocument>['children'][number];

/** What a post may hold, written down a second time: the tests must not believe the policy they look at. */
const ALLOWED: Record<string, readonly string[]> = {
  p: [], br: [], hr: [], h1: [], h2: [], h3: [], h4: [], h5: [], h6: [], ul: [], ol: ['start'], li: ['class'], blockquote: [], pre: ['tabindex'], code: ['class'],
  em: [], strong: [], s: [], a: ['href', 'title', 'rel'], img: ['src', 'alt', 'title', 'loading', 'decoding'], div: ['class', 'tabindex'],
  table: [], thead: [], tbody: [], tr: [], th: ['style'], td: ['style'], input: ['type', 'disabled', 'checked', 'aria-label'],
};

export const allowedTags = Object.keys(ALLOWED);

const BASE = 'https://forum.example/post/1';
const VALUE: Record<string, (value: string) => boolean> = {
  href: (value) => ['http:', 'https:', 'mailto:'].includes(new URL(value, BASE).protocol) && isSchemeSaid(value),
  src: (value) => new URL(value, BASE).protocol === 'https:' && isSchemeSaid(value),
  style: (value) => /^text-align:(left|center|right)$/.test(value),
  class: (value) => /^(md-table|task-item|language-[\w+#-]+)$/.test(value),
  tabindex: (value) => value === '0',
  type: (value) => value === 'checkbox',
  rel: (value) => value === 'nofollow ugc noopener',
};

/** An address without a scheme stays on this site: `//host` would not. */
function isSchemeSaid(value: string): boolean {
  return URL.canParse(value) || new URL(value, BASE).origin === new URL(BASE).origin;
}

/** Everything in the HTML that a post may not hold; empty when it is safe. */
export function listViolations(html: string): string[] {
  return flatten(parseDocument(html).children).flatMap((node) => {
    if (node.type === 'text') return [];
    if (!('attribs' in node)) return [`a ${node.type}`];
    const attributes = Object.hasOwn(ALLOWED, node.name) ? ALLOWED[node.name] : undefined;
    if (!attributes) return [`<${node.name}>`];
    const wrong = Object.entries(node.attribs).filter(([name, value]) => !attributes.includes(name) || !(VALUE[name]?.(value) ?? true));
    return wrong.map(([name, value]) => `<${node.name} ${name}="${value}">`);
  });
}

function flatten(nodes: Node[]): Node[] {
  return nodes.flatMap((node) => ('children' in node ? [node, ...flatten(node.children)] : [node]));
}
