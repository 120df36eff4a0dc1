import { describe, expect, test } from 'vitest';
import { LONGEST_HTML, MOST_TAGS, sanitizeSlotHtml } from './sanitize-slot-html';

test('what a post may hold, boxes, controls that do nothing, classes and what screen readers need stay', () => {
  const html = '<section class="poll" role="group" aria-labelledby="x"><div><span>7</span></div><progress value="1" max="2" aria-label="Tea"></progress><details open><summary>more</summary></details><time datetime="2026-01-02">2 Jan</time><figure><figcaption>f</figcaption></figure></section>'
    + '<h2>a</h2><p>b<br /><em>c</em><strong>d</strong><s>e</s><code>f</code></p><ul><li>g</li></ul><ol start="3"><li>h</li></ol><blockquote><p>i</p></blockquote><pre>j</pre><hr /><table><thead><tr><th scope="col">k</th></tr></thead><tbody><tr><td>l</td></tr></tbody></table>';
  expect(sanitizeSlotHtml(html)).toBe(html);
});

describe('left out, whatever it is hidden in:', () => {
  test.each([
    ['style, id and handlers', '<div style="position:fixed" id="top" onclick="x()" onload=x() ONMOUSEOVER="x()">a</div>', '<div>a</div>'],
    ['forms and what sends them', '<form action="/logout" method="post"><input type="hidden" name="a" value="b"><button type="submit" formaction="/x" form="f" name="a">a</button></form>', '<input type="checkbox" disabled /><button type="button" disabled>a</button>'],
    ['scripts and frames', '<script>x()</script><style>a{}</style><iframe src="/"></iframe><object data="/"></object><embed src="/"><noscript><p>n</p></noscript>b', '<p>n</p>b'],
    ['drawings and formulas', '<svg onload="x()"><style><img src=x onerror=x()></style></svg><math><mtext><script>x()</script></mtext></math>', ''],
    ['what changes the document', '<base href="//evil.example/"><meta http-equiv="refresh" content="0"><link rel="stylesheet" href="//evil.example"><html><body class="x"><p>b</p></body></html>', '<p>b</p>'],
    ['addresses that run', '<a href="javascript:x()">a</a><a href=" java\nscript:x()">b</a><a href="data:text/html,x">c</a><a href="&#106;avascript:x()">d</a>', ['a', 'b', 'c', 'd'].map((text) => `<a rel="nofollow ugc noopener">${text}</a>`).join('')],
    ['targets and other hosts in disguise', '<a href="//evil.example" target="_top" rel="opener" ping="/x" download>b</a>', '<a rel="nofollow ugc noopener">b</a>'],
    ['pictures that are no https address', '<img src="data:image/svg+xml,x"><img src="http://a/b.png"><img src="x" onerror="x()" srcset="//a/b.png">', '<img /><img /><img src="x" />'],
    ['other attributes', '<div data-slot="x" tabindex="0" hidden contenteditable autofocus accesskey="a" slot="x" is="x-y" popover class="a">b</div>', '<div class="a">b</div>'],
    ['attributes whose name breaks out', '<div aria-x"onclick="y()" aria-y/onclick=z() aria-="a" aria-é="b" class="a">b</div>', '<div aria-y class="a">b</div>'],
    ['other controls', '<textarea></section></textarea><select><option>o</option></select><dialog open>d</dialog><video src="/v" autoplay></video><template><p>t</p></template>', 'd<p>t</p>'],
    ['comments and the like', '<!--><img src=x onerror=x()>--><!DOCTYPE html><?xml version="1.0"?><![CDATA[<b>]]>a', '<img src="x" />--&gt;a'],
  ])('%s', (_name, given, left) => expect(sanitizeSlotHtml(given)).toBe(left));
});

test('buttons and boxes to tick do nothing', () => {
  expect(sanitizeSlotHtml('<button>Vote</button><button type="reset">r</button><input type="radio" name="a" checked><input type="password" value="x"><input type="image" src="/x">'))
    .toBe('<button type="button" disabled>Vote</button><button type="button" disabled>r</button><input type="radio" checked disabled /><input type="checkbox" disabled /><input type="checkbox" disabled />');
});

test('nothing is left open, and nothing closes what is around it', () => {
  expect(sanitizeSlotHtml('</div></section></article><div><a href="/x"><b>open<table><tr><td>cell')).toBe('<div><a href="/x" rel="nofollow ugc noopener">open<table><tr><td>cell</td></tr></table></a></div>');
});

test('what lies too deep is left out, its words stay', () => {
  const deep = (levels: number) => `${'<div>'.repeat(levels)}a${'</div>'.repeat(levels)}`;
  expect(sanitizeSlotHtml(deep(32))).toBe(deep(32));
  expect(sanitizeSlotHtml(deep(1_000))).toBe(deep(32));
});

test('as long as a page may carry, before and after; null beyond', () => {
  const words = 'a'.repeat(LONGEST_HTML);
  expect(sanitizeSlotHtml(words)).toBe(words);
  expect(sanitizeSlotHtml(`${words}a`)).toBeNull();
  // Each grows by four letters.
  expect(sanitizeSlotHtml('&'.repeat(LONGEST_HTML / 4))).toBeNull();
  expect(sanitizeSlotHtml('<p>b</p>'.repeat(MOST_TAGS / 2))).toBe('<p>b</p>'.repeat(MOST_TAGS / 2));
  expect(sanitizeSlotHtml('<p>b</p>'.repeat(MOST_TAGS / 2 + 1))).toBeNull();
  expect(sanitizeSlotHtml(`<p class="${'a'.repeat(2_001)}" role="note">b</p>`)).toBe('<p role="note">b</p>');
});

// One that took quadratic time would not end before the test's own limit.
test.each(['<div ', '<div><p>', '<a href="', '&', '<!--', '<', '<b <b ', '</div>', '<table><tr>', '<div class="a" '])('a text of nothing but %j is read to its end', (part) => {
  expect(sanitizeSlotHtml(part.repeat(LONGEST_HTML / part.length))?.length ?? 0).toBeLessThanOrEqual(LONGEST_HTML);
});
