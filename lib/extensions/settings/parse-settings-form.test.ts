import { describe, expect, it } from 'vitest';
import { clearName, inputName, parseSettingsForm, typedSettings } from './parse-settings-form';

const types = ['string', 'text', 'boolean', 'number', 'select', 'color', 'list', 'multiselect', 'json'] as const;
const fields = [...types.map((type) => ({ key: type, type, secret: false })), { key: 'token', type: 'string' as const, secret: true }, { key: 'sealed', type: 'json' as const, secret: true }];

function form(entries: [string, string][]): FormData {
  const data = new FormData();
  for (const [key, value] of entries) data.append(key.includes(':') ? key : inputName(key), value);
  return data;
}
const parse = (entries: [string, string][]) => {
  const { changes, problems } = parseSettingsForm(form(entries), fields);
  return { changes: Object.fromEntries(changes), problems: Object.fromEntries(problems) };
};

describe('parseSettingsForm', () => {
  it('reads each type', () => {
    expect(parse([['string', ' a '], ['text', 'a\r\nb'], ['boolean', 'false'], ['boolean', 'true'], ['number', '1.5'], ['select', 'x'], ['color', '#ffffff'], ['list', ' a \r\n\r\nb'], ['multiselect', ''], ['multiselect', 'x'], ['multiselect', 'y'], ['json', '{"a":1}'], ['token', 't']]).changes).toEqual({
      string: ' a ', text: 'a\nb', boolean: true, number: 1.5, select: 'x', color: '#ffffff', list: ['a', 'b'], multiselect: ['x', 'y'], json: { a: 1 }, token: 't',
    });
  });

  it('takes an empty field for none, an unticked box for off, and an empty secret for no change', () => {
    expect(parse([['string', ''], ['boolean', 'false'], ['number', ' '], ['select', ''], ['color', ''], ['list', ''], ['multiselect', ''], ['json', ''], ['token', '']]).changes).toEqual({
      string: '', boolean: false, number: null, select: null, color: null, list: [], multiselect: [], json: null,
    });
  });

  it('leaves alone what the form does not hold, and forgets a secret when told to', () => {
    expect(parse([['string', 'a']]).changes).toEqual({ string: 'a' });
    expect(parse([['token', 'typed as well'], [clearName('token'), 'true']]).changes).toEqual({ token: null });
    expect(parse([['unknown', 'a']]).changes).toEqual({});
  });

  it('says what is not JSON, and leaves a wrong number to its rule', () => {
    expect(parse([['json', '{']]).problems).toEqual({ json: expect.stringMatching(/^This is not JSON: /) });
    expect(parse([['sealed', '{"password": hunter2}']]).problems).toEqual({ sealed: 'This is not JSON.' });
    expect(parse([['number', 'many']]).changes).toEqual({ number: Number.NaN });
  });
});

it('gives everything back that was typed, except secrets', () => {
  expect(typedSettings(form([['number', 'many'], ['multiselect', ''], ['multiselect', 'x'], ['multiselect', 'y'], ['boolean', 'false'], ['token', 'hunter2']]), fields)).toEqual({
    'setting:number': 'many', 'setting:multiselect': 'x\ny', 'setting:boolean': 'false', 'typed:token': 'true',
  });
});
