import { findPollProblems, hasProblems, tidyPoll, type PollProblems } from '../../common/check-poll';
import type { PollInput } from '../../common/poll';
import { messageOf, RequestError } from '../api';
import { Icon } from '../icon';
import { Style } from '../style';
import { type Draft, toDraft, toInput } from './draft';
import { EditorFields } from './editor-fields';
import { useComposerView } from './use-composer-view';

const { useEffect, useId, useRef, useState } = window.React;

export interface PollEditorProps {
  title: string;
  submitLabel: string;
  initial: PollInput;
  /** May reject; what was typed stays then. */
  onSave(input: PollInput): void | Promise<void>;
  /** @param left what was typed when it was closed without saving */
  onClose(left: PollInput | null): void;
}

/** Where a poll is written: a dialog that traps the focus and gives it back. */
export function PollEditor(props: PollEditorProps) {
  return window.ReactDOM.createPortal(<EditorDialog {...props} />, document.body);
}

function EditorDialog({ title, submitLabel, initial, onSave, onClose }: PollEditorProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const view = useComposerView();
  const [draft, setDraft] = useState(() => toDraft(initial));
  const [problems, setProblems] = useState<PollProblems>({});
  const [refusals, setRefusals] = useState(0);
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const left = useRef<PollInput | null>(null);

  useEffect(() => {
    dialog.current?.showModal();
    // Its first button closes it, which is not what anybody came for.
    dialog.current?.querySelector('input')?.focus();
  }, []);
  useEffect(() => {
    if (refusals > 0) dialog.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);

  const change = (next: Draft) => {
    setDraft(next);
    left.current = toInput(next);
    // What has been put right stops complaining; nothing new complains before it is sent.
    if (hasProblems(problems)) setProblems(keepKnown(problems, findPollProblems(toInput(next), { maxOptions: view.max_options, now: new Date() })));
  };

  const refuse = (found: PollProblems) => {
    setProblems(found);
    setRefusals((count) => count + 1);
  };
  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    // Events of a portal go on to whoever rendered it: in the composer, to the form of the post.
    event.stopPropagation();
    if (isPending) return;
    const input = toInput(draft);
    const found = findPollProblems(input, { maxOptions: view.max_options, now: new Date() });
    setFailure(null);
    if (hasProblems(found)) return refuse(found);
    setPending(true);
    try {
      await onSave(tidyPoll(input));
      left.current = null;
      dialog.current?.close();
    } catch (error) {
      setFailure(messageOf(error));
      if (error instanceof RequestError) refuse(error.problems);
    } finally {
      setPending(false);
    }
  };
  const cancel = () => {
    left.current = null;
    dialog.current?.close();
  };

  return (
    <dialog ref={dialog} className="polls-dialog" aria-labelledby={titleId} onClose={() => onClose(left.current)}>
      <Style />
      <form className="polls-editor" noValidate onSubmit={(event) => void save(event)}>
        <header className="polls-editor-head">
          <h2 id={titleId}>{title}</h2>
          <button type="button" className="icon-btn" aria-label="Close" onClick={() => dialog.current?.close()}><Icon name="close" /></button>
        </header>
        <div className="polls-editor-body">
          {view.can_create ? <EditorFields draft={draft} problems={problems} maxOptions={view.max_options} onChange={change} /> : <p>You may not add polls on this forum.</p>}
        </div>
        {failure !== null && <p className="polls-problem polls-editor-failure" role="alert">{failure}</p>}
        <footer className="polls-editor-foot">
          <button type="button" className="btn-ghost" onClick={cancel}>Cancel</button>
          {view.can_create && <button type="submit" className="btn-primary" aria-busy={isPending || undefined}>{submitLabel}</button>}
        </footer>
      </form>
    </dialog>
  );
}

/** Of the problems now, those of fields that were complained about. */
function keepKnown(known: PollProblems, now: PollProblems): PollProblems {
  return Object.fromEntries(Object.entries(now).filter(([field]) => Object.hasOwn(known, field)));
}
