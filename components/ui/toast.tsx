'use client';
import { Toast as Radix } from 'radix-ui';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Icon } from './icon';
import { IconButton } from './icon-button';
import { dismissToast, toast, toastStore } from './toast-store';

const icons = { ok: 'check', err: 'alert', warn: 'info' } as const;

/** The corner where toasts appear, a live region that F8 focuses. The shells have one; a page needs no other. */
export function Toaster() {
  const messages = useSyncExternalStore(toastStore.subscribe, toastStore.read, toastStore.readOnServer);
  return (
    <Radix.Provider duration={6000} label="Notice">
      {messages.map(({ id, message, kind }) => (
        <Radix.Root key={id} className={`toast toast-${kind}`} type={kind === 'ok' ? 'background' : 'foreground'} onOpenChange={() => dismissToast(id)}>
          <Icon name={icons[kind]} size={16} />
          <Radix.Description className="toast-text">{message}</Radix.Description>
          <Radix.Close asChild>
            <IconButton icon="x" label="Dismiss" />
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport className="toasts" label="Notices ({hotkey})" />
    </Radix.Provider>
  );
}

/** For a tree outside the shells: its children and a Toaster. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <Toaster />
    </>
  );
}

/** `const toast = useToast(); toast('Link copied')`. Outside React import `toast` from toast-store. */
export function useToast() {
  return toast;
}
