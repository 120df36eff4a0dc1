import MarkdownIt from 'markdown-it';
import { renderTaskItems } from './task-items';

/** CommonMark with tables and strikethrough. Raw HTML stays text; links go to http(s), mailto and this site only. */
export const renderer = new MarkdownIt({ html: false, linkify: true, typographer: false, breaks: false });

const SAFE_SCHEMES = new Set(['http', 'https', 'mailto']);
renderer.validateLink = (url) => {
  const target = url.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(target)?.[1];
  return scheme === undefined ? !/^[\\/]{2}/.test(target) : SAFE_SCHEMES.has(scheme.toLowerCase());
};

renderer.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('rel', 'nofollow ugc noopener');
  return self.renderToken(tokens, index, options);
};

renderer.renderer.rules.image = (tokens, index, options, env, self) => {
  const token = tokens[index];
  if (!token) return '';
  token.attrSet('alt', self.renderInlineAsText(token.children ?? [], options, env));
  token.attrSet('loading', 'lazy');
  token.attrSet('decoding', 'async');
  return self.renderToken(tokens, index, options);
};

// A wide table scrolls inside its own box, which the keyboard can reach.
renderer.renderer.rules.table_open = () => '<div class="md-table" tabindex="0"><table>';
renderer.renderer.rules.table_close = () => '</table></div>';

// Code that is wider than its box scrolls, and the keyboard must reach it.
for (const rule of ['fence', 'code_block'] as const) {
  const render = renderer.renderer.rules[rule];
  renderer.renderer.rules[rule] = (...args) => (render?.(...args) ?? '').replace('<pre>', '<pre tabindex="0">');
}

renderer.use(renderTaskItems);
