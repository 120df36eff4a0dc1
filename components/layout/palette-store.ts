const listeners = new Set<() => void>();
let open = false;

/** Whether the palette is open: it is opened from several places that know nothing of one another. */
export const paletteStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  read: () => open,
  readOnServer: () => false,
};

export function setPaletteOpen(next: boolean) {
  if (open === next) return;
  open = next;
  for (const listener of listeners) listener();
}
