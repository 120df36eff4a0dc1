import { THEME_KEY } from './theme-script';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const listeners = new Set<() => void>();
let systemQuery: MediaQueryList | undefined;

function readTheme(): Theme {
  try {
    const stored = localStorage.getItem(THEME_KEY);
    return stored === 'dark' || stored === 'light' ? stored : 'system';
  } catch {
    // Storage is forbidden in this browser: the system's theme it is, as in themeScript.
    return 'system';
  }
}

function apply() {
  const theme = readTheme();
  const dark = theme === 'dark' || (theme === 'system' && systemQuery?.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

/** The reader's choice, for useSyncExternalStore; the server knows none. */
export const themeStore = {
  subscribe(listener: () => void) {
    if (!systemQuery) {
      systemQuery = matchMedia('(prefers-color-scheme: dark)');
      systemQuery.addEventListener('change', apply);
      window.addEventListener('storage', (event) => {
        if (event.key === THEME_KEY || event.key === null) apply();
      });
    }
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  read: readTheme,
  readOnServer: (): Theme => 'system',
};

/** Keeps the choice in this browser and applies it here and in its other tabs. */
export function setTheme(theme: Theme) {
  try {
    if (theme === 'system') localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Nothing can be kept; the choice holds for this page at least.
    document.documentElement.dataset.theme = theme === 'system' ? (systemQuery?.matches ? 'dark' : 'light') : theme;
    return;
  }
  apply();
}
