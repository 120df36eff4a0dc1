import type MarkdownIt from 'markdown-it';

type StateCore = Parameters<Parameters<MarkdownIt['core']['ruler']['after']>[2]>[0];
type Token = StateCore['tokens'][number];

const MARK = /^\[([ xX])\] /;

/** `- [ ] text` and `- [x] text` become list items with a checkbox that cannot be changed (GitHub's task lists). */
export function renderTaskItems(markdown: MarkdownIt): void {
  markdown.core.ruler.after('inline', 'task_items', (state) => {
    state.tokens.forEach((token, index) => {
      const item = state.tokens[index - 2];
      if (token.type === 'inline' && item?.type === 'list_item_open') markTask(state, item, token);
    });
  });
}

function markTask(state: StateCore, item: Token, inline: Token): void {
  const text = inline.children?.[0];
  const mark = text?.type === 'text' ? MARK.exec(text.content) : null;
  if (!text || !mark || !inline.children) return;
  text.content = text.content.slice(mark[0].length);
  item.attrJoin('class', 'task-item');
  const box = new state.Token('html_inline', '', 0);
  const isDone = mark[1] !== ' ';
  box.content = `<input type="checkbox" disabled${isDone ? ' checked' : ''} aria-label="${isDone ? 'Done' : 'Not done'}"> `;
  inline.children.unshift(box);
}
