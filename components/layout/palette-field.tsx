'use client';
import { Icon } from '@/components/ui/icon';
import { setPaletteOpen } from './palette-store';

/** Looks like the search field it will be; opens the palette. Without scripts it is not there. */
export function PaletteField() {
  return (
    <button type="button" className="palette-field js-only" aria-haspopup="dialog" aria-keyshortcuts="/ Control+K Meta+K" onClick={() => setPaletteOpen(true)}>
      <Icon name="search" size={16} />
      <span className="palette-field-text">Go to a page or space</span>
      <kbd className="kbd" aria-hidden>/</kbd>
    </button>
  );
}

/** The same for the bottom bar. */
export function PaletteTab() {
  return (
    <button type="button" className="nav-link bottom-tab js-only" aria-haspopup="dialog" onClick={() => setPaletteOpen(true)}>
      <Icon name="search" size={22} />
      Search
    </button>
  );
}
