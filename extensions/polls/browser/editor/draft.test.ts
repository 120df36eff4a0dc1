import { describe, expect, it } from 'vitest';
import { addOption, labelOption, moveOption, removeOption, toDraft, toInput, toLocalTime } from './draft';

const input = { question: 'Q', options: ['a', 'b', 'c'], max_choices: 1, secret: true, closes_at: null };
const labels = (draft: ReturnType<typeof toDraft>) => draft.options.map(({ label }) => label);

describe('a draft', () => {
  it('comes back as it went in', () => {
    for (const changes of [{}, { max_choices: 2 }, { max_choices: 3 }, { closes_at: '2026-03-01T12:30:00.000Z' }]) {
      expect(toInput(toDraft({ ...input, ...changes }))).toEqual({ ...input, ...changes });
    }
  });

  it('moves options inside the list only, and keeps their keys', () => {
    const draft = toDraft(input);
    expect(labels(moveOption(draft, 0, 2))).toEqual(['b', 'c', 'a']);
    expect(moveOption(draft, 0, 2).options[2]).toBe(draft.options[0]);
    expect(moveOption(draft, 0, -1)).toBe(draft);
    expect(moveOption(draft, 2, 3)).toBe(draft);
  });

  it('adds, removes and names options', () => {
    const draft = addOption(toDraft(input));
    expect(new Set(draft.options.map(({ key }) => key)).size).toBe(4);
    expect(labels(labelOption(removeOption(draft, 1), 2, 'd'))).toEqual(['a', 'c', 'd']);
  });

  it('never lets people choose more than there is', () => {
    const draft = { ...toDraft(input), isMultiple: true };
    expect(toInput({ ...draft, most: 2 }).max_choices).toBe(2);
    expect(toInput({ ...draft, most: null }).max_choices).toBe(3);
    expect(toInput(labelOption({ ...draft, most: 3 }, 0, ' ')).max_choices).toBe(2);
  });

  it('keeps a date that is none, so that it can be complained about', () => {
    expect(toInput({ ...toDraft(input), closesAt: 'soon' }).closes_at).toBe('soon');
    expect(toLocalTime(new Date(2026, 2, 1, 9, 5))).toBe('2026-03-01T09:05');
  });
});
