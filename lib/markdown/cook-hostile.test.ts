import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cookMarkdown } from './cook';
import { sanitizePostHtml } from './sanitize';
import { MAX_BODY_BYTES } from './body-size';
import { allowedTags, listViolations } from './testing';
import { xssPayloads } from './xss-payloads.fixture';

it('the test itself sees what is not allowed', () => {
  const html = '<script>x</script><p onclick="x" id="a">x</p><a href="javascript:x">x</a><img src="http://a.example/x.png"><!-- x --><code class="x">x</code><td style="color:red">';
  expect(listViolations(html)).toEqual([
    '<script>', '<p onclick="x">', '<p id="a">', '<a href="javascript:x">', '<img src="http://a.example/x.png">', 'a comment', '<code class="x">', '<td style="color:red">',
  ]);
});

describe.each([
  ['the renderer and the sanitizer', (text: string) => cookMarkdown(text).html],
  ['the sanitizer alone', sanitizePostHtml],
])('%s', (_wall, clean) => {
  it.each(xssPayloads)('let nothing through of %j', (payload) => {
    for (const text of [payload, `> ${payload}`, `text ${payload} text`, `**${payload}**`]) expect(listViolations(clean(text))).toEqual([]);
  });
});

it.each(allowedTags)('an allowed <%s> keeps no attribute that could run, style or name anything', (tag) => {
  const attributes = 'onclick="x" ONLOAD=x style="color:red;background:url(javascript:x)" id="a" name="b" class="evil" href="javascript:x" src="//evil.example/x" srcset="http://a.example/x" formaction="javascript:x" tabindex="5" type="image"';
  const html = sanitizePostHtml(`<table><tr><td><${tag} ${attributes}>x</${tag}></td></tr></table>`);
  expect(html).toContain(`<${tag}`);
  // The sanitizer has no rule for these two; only the renderer, which takes none from a text, writes them.
  expect(listViolations(html).filter((violation) => !/tabindex=|type=/.test(violation))).toEqual([]);
});

it('any mixture of payloads and Markdown stays safe, and sanitizing it again changes nothing', () => {
  const piece = fc.oneof(
    fc.constantFrom(...xssPayloads),
    fc.constantFrom('**', '_', '~~', '`', '```\n', '\n\n', '\n', '> ', '- ', '- [x] ', '1. ', '| a | b |\n|--:|:-:|\n| c | d |\n', '## ', '[', '](', ')', '![', '<', '>', '"', '\'', '&', '&quot;', '\\', '  ', '---\n', '\0', '\u2028', '\ud800'),
    fc.string({ unit: 'binary' }),
    fc.webUrl().map((url) => `[${url}](${url} "${url}")`),
  );
  fc.assert(fc.property(fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')), (text) => {
    const { html } = cookMarkdown(text);
    expect(listViolations(html)).toEqual([]);
    expect(sanitizePostHtml(html)).toBe(html);
  }), { numRuns: 1000 });
}, 60_000);

const full = (text: string) => text.repeat(Math.ceil(MAX_BODY_BYTES / text.length)).slice(0, MAX_BODY_BYTES);
const nestedList = Array.from({ length: 250 }, (_, depth) => `${' '.repeat(depth)}- x`).join('\n');

// The slowest of these takes a third of a second; a backtracking parser would take minutes.
it.each([
  ...['[', '*', '|', '>', '- ', '`', '![', '<', '&', '[a](', '*a_ ', 'a**b', '`a``b', '\\', '[![a](', '*_', '@', 'http:', '|a|b|\n|-|-|\n', '[a]: /b\n', '- [ ] \n', '\n', '~', '#', '"'].map((text) => [`32 KB of ${JSON.stringify(text)}`, full(text)]),
  ['a list nested 250 deep', nestedList],
  ['a lazy continuation of 50 quotes', `${'> '.repeat(50)}a\n${'b\n'.repeat(16_000)}`],
])('cooks %s in time', (_what, text) => {
  const started = performance.now();
  const { html, excerpt } = cookMarkdown(String(text));
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(listViolations(html)).toEqual([]);
  expect(excerpt.length).toBeLessThanOrEqual(200);
});

it('a table that is nearly all gaps is refused before it grows', () => {
  const padded = `${'|a'.repeat(100)}\n${'|-'.repeat(100)}\n${'|\n'.repeat(14_000)}`;
  expect(() => cookMarkdown(padded)).toThrow('A table has too many empty cells. Give it fewer columns, or fill its rows.');
  expect(cookMarkdown(`a|b\n-|-\n${'x|\n'.repeat(500)}`).html).toContain('<td></td>');
});
