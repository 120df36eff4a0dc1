import { MAX_QUESTION, type PollProblems } from '../../common/check-poll';
import { ChoiceFields } from './choice-fields';
import { toLocalTime, type Draft } from './draft';
import { Field } from './field';
import { OptionFields } from './option-fields';

export interface EditorFieldsProps {
  draft: Draft;
  problems: PollProblems;
  maxOptions: number;
  onChange(draft: Draft): void;
}

export function EditorFields({ draft, problems, maxOptions, onChange }: EditorFieldsProps) {
  return (
    <>
      <Field label="Question" isOptional problem={problems.question}>
        {(ids) => <input {...ids} className="fi" type="text" dir="auto" maxLength={MAX_QUESTION} placeholder="What do you want to know" autoComplete="off" value={draft.question} onChange={(event) => onChange({ ...draft, question: event.target.value })} />}
      </Field>
      <OptionFields draft={draft} problems={problems} maxOptions={maxOptions} onChange={onChange} />
      <ChoiceFields draft={draft} problem={problems.max_choices} onChange={onChange} />
      <fieldset className="polls-group">
        <legend className="fl">Votes</legend>
        <Radio name="polls-secret" isChecked={!draft.secret} label="Public" hint="Everybody who may see voters sees who voted for what." onChoose={() => onChange({ ...draft, secret: false })} />
        <Radio name="polls-secret" isChecked={draft.secret} label="Secret" hint="Only counts are shown, to everybody, you included." onChoose={() => onChange({ ...draft, secret: true })} />
      </fieldset>
      <Field label="Closes" isOptional problem={problems.closes_at} hint="In your own time. Without a date it stays open until you close it.">
        {(ids) => <input {...ids} className="fi polls-when" type="datetime-local" min={toLocalTime(new Date())} value={draft.closesAt} onChange={(event) => onChange({ ...draft, closesAt: event.target.value })} />}
      </Field>
    </>
  );
}

export interface RadioProps {
  name: string;
  isChecked: boolean;
  label: string;
  hint?: string;
  onChoose(): void;
}

export function Radio({ name, isChecked, label, hint, onChoose }: RadioProps) {
  return (
    <label className="polls-radio">
      <input type="radio" name={name} checked={isChecked} onChange={onChoose} />
      <span>
        {label}
        {hint && <span className="polls-hint">{hint}</span>}
      </span>
    </label>
  );
}
