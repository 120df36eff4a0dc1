import { describe, expect, it } from 'vitest';
import { readJsonObject } from './route';

const send = (body: string) => new Request('http://localhost/api/v1/posts', { method: 'POST', body });

describe('readJsonObject', () => {
  it.each(['', 'title=x', '{', '[]', '[{}]', 'null', '5', '"text"', 'true'])('refuses %j', async (body) => {
    await expect(readJsonObject(send(body))).rejects.toMatchObject({
      code: 'invalid_input', message: 'Send a JSON object, with Content-Type: application/json.', fields: { body: 'Expected a JSON object.' },
    });
  });

  it('reads an object, whose keys touch no prototype', async () => {
    const read = await readJsonObject(send('{"title": "x", "__proto__": {"admin": true}}'));
    expect(read.title).toBe('x');
    expect('admin' in read).toBe(false);
    expect('admin' in {}).toBe(false);
  });
});
