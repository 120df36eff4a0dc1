import { expect, it, vi } from 'vitest';
import { noteLeftOut } from './note-left-out';

it('tells admins the first time at once, then once a minute with a count; each reason for itself', () => {
  const note = vi.fn();
  const passed = vi.spyOn(performance, 'now').mockReturnValue(1000);
  const late = { slug: 'polls', name: 'post_footer', reason: 'took longer than 100 ms' } as const;
  for (let page = 0; page < 50; page += 1) noteLeftOut({ note }, late);
  noteLeftOut({ note }, { ...late, reason: 'had too many tags' });
  passed.mockReturnValue(61_000);
  noteLeftOut({ note }, late);
  expect(note.mock.calls).toEqual([
    ['polls', 'info', 'slot post_footer: its HTML took longer than 100 ms, so a page went out without it; the component still shows there.'],
    ['polls', 'info', 'slot post_footer: its HTML had too many tags, so a page went out without it; the component still shows there.'],
    ['polls', 'info', 'slot post_footer: its HTML took longer than 100 ms, so 50 pages went out without it; the component still shows there.'],
  ]);
});
