import { MIN_OPTIONS, type PollProblems } from '../../common/check-poll';
import { Icon } from '../icon';
import { addOption, labelOption, moveOption, removeOption, type Draft } from './draft';
import { OptionField } from './option-field';
import { useKeptFocus } from './use-kept-focus';

const { useId, useState } = window.React;

export interface OptionFieldsProps {
  draft: Draft;
  problems: PollProblems;
  maxOptions: number;
  onChange(draft: Draft): void;
}

/** The list of options: Enter goes on to the next, Alt with the arrows moves one, and so do its buttons. */
export function OptionFields({ draft, problems, maxOptions, onChange }: OptionFieldsProps) {
  const id = useId();
  const [said, setSaid] = useState('');
  const { list, focusOn } = useKeptFocus();
  const { options } = draft;
  const canAdd = options.length < maxOptions;

  const add = () => {
    const next = addOption(draft);
    onChange(next);
    focusOn(next.options.at(-1)?.key, 'input');
  };
  const move = (from: number, to: number, part: string) => {
    const next = moveOption(draft, from, to);
    if (next === draft) return;
    onChange(next);
    focusOn(options[from]?.key, part);
    setSaid(`${options[from]?.label || 'Option'} is now ${to + 1} of ${options.length}.`);
  };
  const remove = (place: number) => {
    onChange(removeOption(draft, place));
    focusOn((options[place + 1] ?? options[place - 1])?.key, 'input');
    setSaid(`${options[place]?.label || 'Option'} removed.`);
  };
  const goOn = (place: number) => {
    const next = options[place + 1];
    if (next) focusOn(next.key, 'input');
    else if (canAdd) add();
  };

  return (
    <fieldset className="polls-group" aria-describedby={`${id}-hint`}>
      <legend className="fl">Options</legend>
      <ol ref={list} className="polls-edit-options" role="list">
        {options.map(({ key, label }, place) => (
          <OptionField
            key={key}
            optionKey={key}
            place={place}
            label={label}
            problem={problems.labels?.[place] ?? (place === firstBlank(draft) ? problems.options : undefined)}
            isFirst={place === 0}
            isLast={place === options.length - 1}
            canRemove={options.length > MIN_OPTIONS}
            onLabel={(text) => onChange(labelOption(draft, place, text))}
            onMove={(step, part) => move(place, place + step, part)}
            onRemove={() => remove(place)}
            onEnter={() => goOn(place)}
          />
        ))}
      </ol>
      {problems.options !== undefined && firstBlank(draft) === -1 && <p className="polls-problem" role="alert">{problems.options}</p>}
      <div className="polls-add">
        <button type="button" className="btn-ghost" disabled={!canAdd} onClick={add}><Icon name="plus" /> Add option</button>
        <span className={canAdd ? 'polls-hint polls-keys' : 'polls-hint'} id={`${id}-hint`}>{canAdd ? 'Alt with ↑ or ↓ moves an option.' : `A poll has at most ${maxOptions} options.`}</span>
      </div>
      <p className="polls-unseen" role="status">{said}</p>
    </fieldset>
  );
}

const firstBlank = ({ options }: Draft) => options.findIndex(({ label }) => label.trim() === '');
