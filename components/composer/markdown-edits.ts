/** A text with what is selected in it; offsets as in a textarea. */
export interface Selection {
  text: string;
  start: number;
  end: number;
}

/** A change of one range; `select` is what is selected afterwards. */
export interface TextEdit {
  from: number;
  to: number;
  insert: string;
  select: [number, number];
}

export type MarkdownEdit = (selection: Selection) => TextEdit;

/** Puts marks around the selection, or takes them away where they are already; without a selection a word to overwrite is put in. */
const wrap = (mark: string, placeholder: string): MarkdownEdit => ({ text, start, end }) => {
  const size = mark.length;
  const isMarked = text.slice(start - size, start) === mark && text.slice(end, end + size) === mark;
  const inner = text.slice(start, end);
  if (isMarked) return { from: start - size, to: end + size, insert: inner, select: [start - size, end - size] };
  const content = inner || placeholder;
  return { from: start, to: end, insert: mark + content + mark, select: [start + size, start + size + content.length] };
};

/** Puts a mark before each selected line, or takes it away where every line has it. */
const prefix = (markOf: (index: number) => string, pattern: RegExp): MarkdownEdit => ({ text, start, end }) => {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const to = newline === -1 ? text.length : newline;
  const lines = text.slice(from, to).split('\n');
  const areMarked = lines.every((line) => pattern.test(line));
  const insert = lines.map((line, index) => (areMarked ? line.replace(pattern, '') : markOf(index) + line)).join('\n');
  return { from, to, insert, select: lines.length === 1 ? [from + insert.length, from + insert.length] : [from, from + insert.length] };
};

const link: MarkdownEdit = ({ text, start, end }) => {
  const label = text.slice(start, end) || 'text';
  const insert = `[${label}](https://)`;
  return { from: start, to: end, insert, select: [start + label.length + 3, start + insert.length - 1] };
};

const codeBlock: MarkdownEdit = ({ text, start, end }) => {
  const before = start === 0 || text[start - 1] === '\n' ? '' : '\n';
  const code = text.slice(start, end) || 'code';
  const opening = `${before}\`\`\`\n`;
  return { from: start, to: end, insert: `${opening}${code}\n\`\`\`\n`, select: [start + opening.length, start + opening.length + code.length] };
};

export const markdownEdits = {
  bold: wrap('**', 'bold text'),
  italic: wrap('_', 'emphasised text'),
  strike: wrap('~~', 'struck text'),
  code: wrap('`', 'code'),
  heading: prefix(() => '## ', /^#{1,6} /),
  list: prefix(() => '- ', /^[-*+] /),
  orderedList: prefix((index) => `${index + 1}. `, /^\d+\. /),
  quote: prefix(() => '> ', /^> ?/),
  link,
  codeBlock,
} satisfies Record<string, MarkdownEdit>;

export type MarkdownEditName = keyof typeof markdownEdits;
