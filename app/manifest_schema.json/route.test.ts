import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { GET } from './route';

test('the served schema is the committed one, with an ETag', async () => {
  const response = GET(new Request('http://forum.example.org/manifest_schema.json'));
  expect(await response.text()).toBe(await readFile('sdk/manifest/manifest.schema.json', 'utf8'));
  const again = GET(new Request('http://forum.example.org/manifest_schema.json', { headers: { 'If-None-Match': response.headers.get('etag') ?? '' } }));
  expect([again.status, again.headers.get('etag')]).toEqual([304, response.headers.get('etag')]);
});
