type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'defaultPrevented' | 'isComposing' | 'target'>;

/** Ctrl/Cmd-K anywhere nobody else took it (a composer makes a link with it); "/" only where no text is being written. */
export function opensPalette(press: KeyPress): boolean {
  if (press.defaultPrevented || press.isComposing || press.altKey) return false;
  if (press.ctrlKey || press.metaKey) return press.key.toLowerCase() === 'k' && !press.shiftKey;
  return press.key === '/' && !takesText(press.target);
}

function takesText(target: EventTarget | null): boolean {
  if (target === null || !('closest' in target) || typeof target.closest !== 'function') return false;
  return target.closest('input, textarea, select, [contenteditable], [role="textbox"], [role="dialog"], [role="menu"]') !== null;
}
