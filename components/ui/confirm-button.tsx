'use client';
import { type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { Button, type ButtonProps } from './button';
import { Dialog, DialogClose } from './dialog';

export interface ConfirmButtonProps extends Omit<ButtonProps, 'type' | 'onClick'> {
  /** The question: "Delete this post?" */
  title: string;
  /** What will be lost. */
  text: ReactNode;
  /** The verb on the button that does it. */
  confirmLabel: string;
}

/** A submit button that asks first. Without scripts it is a plain submit. */
export function ConfirmButton({ title, text, confirmLabel, variant = 'danger', ...button }: ConfirmButtonProps) {
  const [open, setOpen] = useState(false);
  const submitter = useRef<HTMLButtonElement>(null);

  const ask = (event: MouseEvent) => {
    event.preventDefault();
    setOpen(true);
  };
  const confirm = () => {
    setOpen(false);
    // requestSubmit sends no click, so it does not ask again.
    submitter.current?.form?.requestSubmit(submitter.current);
  };

  return (
    <>
      <Button {...button} ref={submitter} type="submit" variant={variant} onClick={ask} />
      <Dialog
        title={title}
        description={text}
        open={open}
        onOpenChange={setOpen}
        footer={
          <>
            <DialogClose><Button>Cancel</Button></DialogClose>
            <Button variant={variant === 'danger' ? 'danger-solid' : 'primary'} onClick={confirm}>{confirmLabel}</Button>
          </>
        }
      />
    </>
  );
}
