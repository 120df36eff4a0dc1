import { describe, expect, it } from 'vitest';
import { cookMarkdown, EXCERPT_LENGTH } from './cook';

const cook = (text: string) => cookMarkdown(text).html;

describe('raw HTML', () => {
  it.each([
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n'],
    ['a <b onclick="x">b</b>', '<p>a &lt;b onclick="x"&gt;b&lt;/b&gt;</p>\n'],
    ['<!-- hidden -->', '<p>&lt;!-- hidden --&gt;</p>\n'],
    ['`<i>` &amp; &lt;', '<p><code>&lt;i&gt;</code> &amp; &lt;</p>\n'],
  ])('%s is shown as text', (text, html) => {
    expect(cook(text)).toBe(html);
  });
});

describe('links', () => {
  it.each(['[x](javascript:alert(1))', '[x](data:text/html,x)', '[x](vbscript:x)', '[x](tel:112)', '[x](//evil.example)', '//evil.example', 'ftp://a.example'])('%s makes none', (text) => {
    expect(cook(text)).not.toContain('<a');
  });

  it.each([
    ['[x](https://a.example "t")', '<a href="https://a.example" title="t" rel="nofollow ugc noopener">x</a>'],
    ['[x](mailto:a@b.example)', '<a href="mailto:a@b.example" rel="nofollow ugc noopener">x</a>'],
    ['[x](/post/1#replies)', '<a href="/post/1#replies" rel="nofollow ugc noopener">x</a>'],
    [String.raw`[x](/\\evil.example)`, '<a href="/%5Cevil.example" rel="nofollow ugc noopener">x</a>'],
    ['[x](#part)', '<a href="#part" rel="nofollow ugc noopener">x</a>'],
    ['https://a.example/b', '<a href="https://a.example/b" rel="nofollow ugc noopener">https://a.example/b</a>'],
  ])('%s is one that search engines do not follow', (text, link) => {
    expect(cook(text)).toBe(`<p>${link}</p>\n`);
  });
});

describe('images', () => {
  it.each(['![a](//evil.example/x.png)', '![a](data:image/png;base64,AA)', '![a](javascript:x)'])('%s stays text', (text) => {
    expect(cook(text)).toBe(`<p>${text}</p>\n`);
  });

  it('one over http loses its address, so that no page of the forum is mixed', () => {
    expect(cook('![a](http://a.example/x.png)')).toBe('<p><img alt="a" loading="lazy" decoding="async" /></p>\n');
  });

  it.each([
    ['![a "b"](https://a.example/x.png "t")', '<img src="https://a.example/x.png" alt="a &quot;b&quot;" title="t" loading="lazy" decoding="async" />'],
    ['![a](/uploads/x.png)', '<img src="/uploads/x.png" alt="a" loading="lazy" decoding="async" />'],
  ])('%s is shown, loaded when it comes near', (text, image) => {
    expect(cook(text)).toBe(`<p>${image}</p>\n`);
  });
});

describe('blocks', () => {
  it('headings carry no ids', () => {
    expect(cook('# One\n\n## Two {#two}\n')).toBe('<h1>One</h1>\n<h2>Two {#two}</h2>\n');
  });

  it('a table is aligned and scrolls in a box of its own', () => {
    expect(cook('| a | b |\n|:--|--:|\n| 1 | 2 |')).toBe(
      '<div class="md-table" tabindex="0"><table><thead>\n<tr>\n<th style="text-align:left">a</th>\n<th style="text-align:right">b</th>\n</tr>\n</thead>\n'
      + '<tbody>\n<tr>\n<td style="text-align:left">1</td>\n<td style="text-align:right">2</td>\n</tr>\n</tbody>\n</table></div>',
    );
  });

  it('task items get a box that cannot be changed', () => {
    expect(cook('- [ ] open\n- [x] done\n- [X] done\n- [y] text\n- [x]text')).toBe([
      '<ul>',
      '<li class="task-item"><input type="checkbox" disabled aria-label="Not done" /> open</li>',
      '<li class="task-item"><input type="checkbox" disabled checked aria-label="Done" /> done</li>',
      '<li class="task-item"><input type="checkbox" disabled checked aria-label="Done" /> done</li>',
      '<li>[y] text</li>',
      '<li>[x]text</li>',
      '</ul>\n',
    ].join('\n'));
  });

  it('a mark outside of a list is text', () => {
    expect(cook('[x] not a task')).toBe('<p>[x] not a task</p>\n');
  });

  it.each([
    ['js', ' class="language-js"'], ['c++', ' class="language-c++"'], ['c#', ' class="language-c#"'], ['TypeScript {1-3}', ' class="language-TypeScript"'],
    ['', ''], ['a"b', ''], ['a<b', ''], ['x'.repeat(31), ''],
  ])('code in %j says its language when it is one', (language, attribute) => {
    expect(cook(`\`\`\`${language}\na < b\n\`\`\``)).toBe(`<pre tabindex="0"><code${attribute}>a &lt; b\n</code></pre>\n`);
  });

  it('an ordered list keeps its first number; a struck word, a rule and a break are kept', () => {
    expect(cook('3. a\n4. ~~b~~\n\n---\n\nc  \nd')).toBe('<ol start="3">\n<li>a</li>\n<li><s>b</s></li>\n</ol>\n<hr />\n<p>c<br />\nd</p>\n');
  });

  it('quotes and dashes stay as they were typed', () => {
    expect(cook('"a" -- (c) ...')).toBe('<p>"a" -- (c) ...</p>\n');
  });
});

describe('the excerpt', () => {
  const excerpt = (text: string) => cookMarkdown(text).excerpt;

  it('is plain text without headings, code blocks and images', () => {
    expect(excerpt('# Title\n\nOne **two**\n`three` [four](https://a.example) ![five](/x.png)\n\n```js\nsix\n```\n\n- [x] seven')).toBe('One two three four seven');
  });

  it('is empty where there are no words', () => {
    expect(excerpt('# Title\n\n![a](/x.png)')).toBe('');
  });

  it('ends with an ellipsis where it is cut, and only there', () => {
    expect(excerpt('x'.repeat(EXCERPT_LENGTH))).toBe('x'.repeat(EXCERPT_LENGTH));
    expect(excerpt('x'.repeat(EXCERPT_LENGTH + 1))).toBe(`${'x'.repeat(EXCERPT_LENGTH - 1)}…`);
  });

  it.each([0, 1])('does not cut a character in two (%d before)', (before) => {
    expect(excerpt('a'.repeat(before) + '🌊'.repeat(200)).isWellFormed()).toBe(true);
  });
});
