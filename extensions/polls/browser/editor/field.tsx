const { useId } = window.React;

export interface FieldProps {
  label: string;
  isOptional?: boolean;
  hint?: string;
  problem?: string;
  /** The control, which takes these. */
  children(ids: { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string }): React.ReactNode;
}

/** A labelled control with its hint and what is wrong with it. */
export function Field({ label, isOptional = false, hint, problem, children }: FieldProps) {
  const id = useId();
  const notes = [problem !== undefined && `${id}-problem`, hint !== undefined && `${id}-hint`].filter((note) => note !== false).join(' ');
  return (
    <div className="fg polls-field">
      <label className="fl" htmlFor={id}>{label}{isOptional && <span className="polls-optional"> optional</span>}</label>
      {children({ id, ...(problem !== undefined && { 'aria-invalid': true }), ...(notes && { 'aria-describedby': notes }) })}
      {problem !== undefined && <p className="polls-problem" id={`${id}-problem`}>{problem}</p>}
      {hint !== undefined && <p className="polls-hint" id={`${id}-hint`}>{hint}</p>}
    </div>
  );
}
