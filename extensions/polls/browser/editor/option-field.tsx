import { MAX_LABEL } from '../../common/check-poll';
import { Icon } from '../icon';

const { useId } = window.React;

export interface OptionFieldProps {
  optionKey: number;
  place: number;
  label: string;
  problem: string | undefined;
  isFirst: boolean;
  isLast: boolean;
  canRemove: boolean;
  onLabel(label: string): void;
  /** @param part which of its controls was used, and keeps the focus */
  onMove(step: 1 | -1, part: 'input' | 'up' | 'down'): void;
  onRemove(): void;
  onEnter(): void;
}

export function OptionField({ optionKey, place, label, problem, isFirst, isLast, canRemove, onLabel, onMove, onRemove, onEnter }: OptionFieldProps) {
  const id = useId();
  const name = `option ${place + 1}`;
  const press = (event: React.KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (event.altKey && step !== null) {
      event.preventDefault();
      onMove(step, 'input');
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      onEnter();
    }
  };
  return (
    <li className="polls-edit-option" data-key={optionKey}>
      <div className="polls-edit-row">
        <input
          className="fi"
          type="text"
          dir="auto"
          data-part="input"
          aria-label={`Option ${place + 1}`}
          aria-invalid={problem === undefined ? undefined : true}
          aria-describedby={problem === undefined ? undefined : id}
          maxLength={MAX_LABEL}
          autoComplete="off"
          value={label}
          onChange={(event) => onLabel(event.target.value)}
          onKeyDown={press}
        />
        <button type="button" className="icon-btn" data-part="up" aria-label={`Move ${name} up`} title="Move up" aria-disabled={isFirst || undefined} onClick={() => onMove(-1, 'up')}><Icon name="up" /></button>
        <button type="button" className="icon-btn" data-part="down" aria-label={`Move ${name} down`} title="Move down" aria-disabled={isLast || undefined} onClick={() => onMove(1, 'down')}><Icon name="down" /></button>
        <button type="button" className="icon-btn" data-part="remove" aria-label={`Remove ${name}`} title="Remove" disabled={!canRemove} onClick={onRemove}><Icon name="close" /></button>
      </div>
      {problem !== undefined && <p className="polls-problem" id={id}>{problem}</p>}
    </li>
  );
}
