'use client';
import { Dialog as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { IconButton } from './icon-button';
import { useReturnFocus } from './use-return-focus';

export interface DialogProps {
  title: ReactNode;
  /** One sentence under the title, read with it. */
  description?: ReactNode;
  children?: ReactNode;
  /** The buttons, the main one last. Wrap those that only close in DialogClose. */
  footer?: ReactNode;
  /** A button that opens it; or hold `open` yourself. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Pixels; never wider than the screen. */
  width?: number;
}

/** A dialog: traps the focus, returns it, closes by Escape and by a press outside. */
export function Dialog({ title, description, children, footer, trigger, open, onOpenChange, width }: DialogProps) {
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="overlay" />
        <Radix.Content
          {...returnFocus}
          className="dialog"
          style={width ? { '--dialog-width': `${width}px` } : undefined}
          // Radix warns about a missing description unless told that none is meant.
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <div className="dialog-head">
            <Radix.Title className="dialog-title">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton icon="x" label="Close" />
            </Radix.Close>
          </div>
          <div className="dialog-body">
            {description && <Radix.Description className="dialog-description">{description}</Radix.Description>}
            {children}
          </div>
          {footer && <div className="dialog-foot">{footer}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Closes the dialog around it when its child is pressed. */
export function DialogClose({ children }: { children: ReactElement }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}
