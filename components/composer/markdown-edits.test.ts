import { describe, expect, it } from 'vitest';
import { markdownEdits, type MarkdownEditName } from './markdown-edits';

/** A text whose selection stands between ‹ and ›; one › alone is the caret. */
function read(marked: string) {
  const text = marked.replace(/[‹›]/g, '');
  const end = marked.replace('‹', '').indexOf('›');
  const start = marked.includes('‹') ? marked.indexOf('‹') : end;
  return { text, start, end };
}

function edit(name: MarkdownEditName, marked: string): string {
  const { text, start, end } = read(marked);
  const { from, to, insert, select } = markdownEdits[name]({ text, start, end });
  const after = text.slice(0, from) + insert + text.slice(to);
  const [first, last] = select;
  const selected = first === last ? '›' : `‹${after.slice(first, last)}›`;
  return after.slice(0, first) + selected + after.slice(last);
}

describe.each([
  ['bold', '**', 'bold text'],
  ['italic', '_', 'emphasised text'],
  ['strike', '~~', 'struck text'],
  ['code', '`', 'code'],
] as const)('%s', (name, mark, placeholder) => {
  it('puts in a word to overwrite where nothing is selected', () => {
    expect(edit(name, 'a › b')).toBe(`a ${mark}‹${placeholder}›${mark} b`);
    expect(edit(name, '›')).toBe(`${mark}‹${placeholder}›${mark}`);
  });

  it('marks the selection and takes the marks away again', () => {
    expect(edit(name, 'a ‹word› b')).toBe(`a ${mark}‹word›${mark} b`);
    expect(edit(name, `a ${mark}‹word›${mark} b`)).toBe('a ‹word› b');
  });

  it('does not take half a pair for marks', () => {
    expect(edit(name, `${mark}‹word›`)).toBe(`${mark}${mark}‹word›${mark}`);
  });
});

describe.each([
  ['heading', '## ', '## '],
  ['list', '- ', '- '],
  ['orderedList', '1. ', '2. '],
  ['quote', '> ', '> '],
] as const)('%s', (name, first, second) => {
  it('marks the line that the caret stands in, and takes the mark away', () => {
    expect(edit(name, 'one\ntw›o\nthree')).toBe(`one\n${first}two›\nthree`);
    expect(edit(name, `one\n${first}tw›o\nthree`)).toBe('one\ntwo›\nthree');
    expect(edit(name, '›')).toBe(`${first}›`);
  });

  it('marks every line that the selection touches, and takes the marks away', () => {
    expect(edit(name, 'zero\no‹ne\ntw›o\nthree')).toBe(`zero\n‹${first}one\n${second}two›\nthree`);
    expect(edit(name, `zero\n‹${first}one\n${second}two›\nthree`)).toBe('zero\n‹one\ntwo›\nthree');
  });

  it('marks all lines when only some of them are marked', () => {
    expect(edit(name, `‹${first}one\ntwo›`)).toBe(`‹${first}${first}one\n${second}two›`);
  });
});

it('a list begun with another sign, a heading of another depth and a bare quote are taken away too', () => {
  expect(edit('list', '* ›one')).toBe('one›');
  expect(edit('heading', '#### ›one')).toBe('one›');
  expect(edit('quote', '>›one')).toBe('one›');
});

it('numbers go up over ten lines', () => {
  const lines = Array.from({ length: 11 }, (_, index) => `l${index}`);
  expect(edit('orderedList', `‹${lines.join('\n')}›`)).toBe(`‹${lines.map((line, index) => `${index + 1}. ${line}`).join('\n')}›`);
});

describe('link', () => {
  it('selects the address to type', () => {
    expect(edit('link', 'a ‹word› b')).toBe('a [word](‹https://›) b');
    expect(edit('link', '›')).toBe('[text](‹https://›)');
  });
});

describe('codeBlock', () => {
  it.each([
    ['›', '```\n‹code›\n```\n'],
    ['before›', 'before\n```\n‹code›\n```\n'],
    ['before\n›', 'before\n```\n‹code›\n```\n'],
    ['before\n‹one\ntwo›', 'before\n```\n‹one\ntwo›\n```\n'],
  ])('stands on lines of its own: %j', (before, after) => {
    expect(edit('codeBlock', before)).toBe(after);
  });

  it('leaves what follows on a line of its own', () => {
    expect(edit('codeBlock', '‹one›\nafter')).toBe('```\n‹one›\n```\n\nafter');
  });
});
