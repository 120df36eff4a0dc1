const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}#{1,6}[ \t]+[^\s#]/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
/** What cannot be the text of an underlined heading: blank lines, lists, quotes, tables, headings, code. */
const NO_TEXT = /^(\s*$|\s*[-*+>|#]|\s*\d+[.)]\s| {4}|\t)/;

/** How many headings a text in Markdown has, code left out: cheap enough to ask for every menu that opens. */
export function countHeadings(markdown: string): number {
  let fence = '';
  let count = 0;
  let before = '';
  for (const line of markdown.split('\n')) {
    const mark = FENCE.exec(line)?.[1] ?? '';
    if (fence) {
      if (mark.startsWith(fence)) fence = '';
    } else if (mark) fence = mark;
    else if (HEADING.test(line) || (UNDERLINE.test(line) && !NO_TEXT.test(before))) count += 1;
    before = fence || mark ? '' : line;
  }
  return count;
}
