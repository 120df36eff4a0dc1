import { countFilled, type Draft } from './draft';
import { Radio } from './editor-fields';

export interface ChoiceFieldsProps {
  draft: Draft;
  problem?: string;
  onChange(draft: Draft): void;
}

/** One choice or several, and how many. */
export function ChoiceFields({ draft, problem, onChange }: ChoiceFieldsProps) {
  const { isMultiple, most } = draft;
  const filled = countFilled(draft.options);
  // Two up to one less than there are: all of them is "as many as they like".
  const numbers = Array.from({ length: Math.max(0, filled - 2) }, (_, place) => place + 2);
  return (
    <fieldset className="polls-group">
      <legend className="fl">People may choose</legend>
      <Radio name="polls-multiple" isChecked={!isMultiple} label="One option" onChoose={() => onChange({ ...draft, isMultiple: false })} />
      <Radio name="polls-multiple" isChecked={isMultiple} label="Several options" onChoose={() => onChange({ ...draft, isMultiple: true })} />
      {isMultiple && (
        <label className="polls-most">
          <span>At most</span>
          <select className="fi" value={most !== null && numbers.includes(most) ? most : ''} onChange={({ target }) => onChange({ ...draft, most: target.value === '' ? null : Number(target.value) })}>
            <option value="">as many as they like</option>
            {numbers.map((number) => <option key={number} value={number}>{number}</option>)}
          </select>
        </label>
      )}
      {problem !== undefined && <p className="polls-problem">{problem}</p>}
    </fieldset>
  );
}
