import { afterAll, describe, expect, it } from 'vitest';
import { processState } from '@/lib/core/process-state';
import { parseSql, stopParser } from './parser';

afterAll(stopParser);

// 29 of these in one thread break the parser for good. NEXUS_LONG=1 sends as many; each costs a new thread.
const TIMES = process.env.NEXUS_LONG === '1' ? 40 : 1;
const thread = () => processState<{ worker: unknown }>('extensions.sql.parser', () => ({ worker: null })).worker;

describe('parseSql', () => {
  it('throws the thread away in which the parser failed, and answers the next text in another', async () => {
    await parseSql('SELECT 1');
    const before = thread();
    for (let time = 0; time < TIMES; time += 1) await expect(parseSql(`SELECT 1${'+1'.repeat(40_000)}`)).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining('nested too deeply') });
    expect(thread()).not.toBe(before);
    expect(await parseSql('SELECT 1')).toMatchObject({ nodes: [['SelectStmt', 1], ['ResTarget', 1], ['A_Const', 1]] });
  }, 200_000);

  it.each([['(', ')'], ['NOT ', ''], ['(SELECT ', ')'], ['ARRAY[', ']'], ['- ', ''], ['CASE WHEN ', ' THEN 1 END'], ['f(', ')'], ['1::int+', '']])('answers 16 KB of %s one way or the other, in the same thread', async (open, close) => {
    await parseSql('SELECT 1');
    const before = thread();
    const times = Math.floor(16_000 / (open.length + close.length));
    const answer = await parseSql(`SELECT ${open.repeat(times)}1${close.repeat(times)}`).then(() => 'parsed', (error: unknown) => error);
    expect(answer === 'parsed' || String(answer).includes('memory exhausted')).toBe(true);
    expect(thread()).toBe(before);
  });

  it('takes a text apart, byte for byte', async () => {
    const { statements } = await parseSql(`\n-- ü; not a statement\nSELECT 'é;';\n\n  /* ß */ UPDATE a SET b = '\u{1F600}' ;`);
    expect(statements).toEqual([{ kind: 'SelectStmt', line: 3, text: `SELECT 'é;'` }, { kind: 'UpdateStmt', line: 5, text: `UPDATE a SET b = '\u{1F600}' ` }]);
  });
});
