export interface Caller {
  slug: string;
  /** The version, where the script's address tells it. */
  digest16: string | null;
}

const ADDRESS = /\/ext\/([a-z0-9-]{1,40})\/assets\/(?:([0-9a-f]{16})\/)?/;

/**
 * Which extension's script is calling: the running `<script>`, else (in a callback or a timer) the nearest address in the
 * stack that is an extension's.
 * @returns null when it is none: the forum itself, the console.
 */
export function findCaller(): Caller | null {
  // An SVG script has no src; a bundle is never one.
  const running = document.currentScript instanceof HTMLScriptElement ? readAddress(new URL(document.currentScript.src || 'about:blank', location.href).pathname) : null;
  return running ?? readAddress(new Error('stack').stack ?? '');
}

/** The extension that an address or a stack names first. */
export function readAddress(text: string): Caller | null {
  const match = ADDRESS.exec(text);
  return match?.[1] ? { slug: match[1], digest16: match[2] ?? null } : null;
}
