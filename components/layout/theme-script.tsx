/** Where the choice is kept: "dark", "light", or nothing while the system decides. */
export const THEME_KEY = 'nexus-theme';

/** Runs before the first paint, so that nobody sees the other theme flash by. Without scripts `color-scheme` follows the system. */
export const themeScript = `(function(d){try{var t=localStorage.getItem('${THEME_KEY}')}catch(e){}d.dataset.theme=t==='dark'||t==='light'?t:matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light'})(document.documentElement)`;

/** The script with the page's nonce, for the head of every root layout. */
export function ThemeScript({ nonce }: { nonce?: string }) {
  // The browser hides a nonce from the DOM, and React would call that a mismatch.
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />;
}
