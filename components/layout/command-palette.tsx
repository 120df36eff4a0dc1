'use client';
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { opensPalette } from './palette-keys';
import { paletteStore, setPaletteOpen } from './palette-store';
import type { ShellContext } from './shell-types';

const PaletteDialog = lazy(async () => ({ default: (await import('./palette-dialog')).PaletteDialog }));

/** Listens for Ctrl/Cmd-K and "/"; the palette itself is fetched when it is first opened. */
export function CommandPalette(context: ShellContext) {
  const open = useSyncExternalStore(paletteStore.subscribe, paletteStore.read, paletteStore.readOnServer);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!opensPalette(event)) return;
      event.preventDefault();
      setPaletteOpen(true);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <PaletteDialog {...context} onClose={() => setPaletteOpen(false)} />
    </Suspense>
  );
}
