import { expect, test } from 'vitest';
import { sanitizeSlotHtml } from './sanitize-slot-html';

test('boxes, controls that do nothing, classes and what screen readers need stay', () => {
  const html = '<section class="poll" role="group" aria-labelledby="x"><div><span>7</span></div><progress value="1" max="2"></progress><details open><summary>more</summary></details><figure><figcaption>f</figcaption></figure></section>';
  expect(sanitizeSlotHtml(html)).toBe(html);
  expect(sanitizeSlotHtml('<button>Vote</button><input type="radio" name="a">')).toBe('<button type="button" disabled>Vote</button><input type="radio" disabled />');
});

test.each([
  ['<div style="position:fixed" id="top" onclick="x()">a</div>', '<div>a</div>'],
  ['<form action="/logout"><button type="submit" formaction="/x">a</button></form>', '<button type="button" disabled>a</button>'],
  ['<script>x()</script><style>a{}</style><iframe src="/"></iframe><svg onload="x()"></svg><object></object>b', 'b'],
  ['<a href="javascript:x()">a</a><a href="//evil.example">b</a>', '<a rel="nofollow ugc noopener">a</a><a rel="nofollow ugc noopener">b</a>'],
  ['<img src="data:image/svg+xml,x"><img src="http://a/b.png">', '<img /><img />'],
  ['<div data-slot="x" class="a">', '<div class="a"></div>'],
])('%s', (given, left) => expect(sanitizeSlotHtml(given)).toBe(left));
