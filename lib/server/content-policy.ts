/** The content security policy of one response (https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Content-Security-Policy). */
export function contentPolicy({ nonce, isDev }: { nonce: string; isDev: boolean }): string {
  return [
    "default-src 'self'",
    // strict-dynamic: a script that carries the nonce may add the extensions' bundles; nothing in the HTML may.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https:",
    "font-src 'self'",
    `connect-src 'self'${isDev ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Files and answers of extensions: opened as a document they get no script, no form and none of the forum's origin. */
export const extensionContentPolicy = "default-src 'none'; sandbox";

export const isExtensionContent = (path: string) => /^\/ext\/[^/]+\/(assets|api)(\/|$)/.test(path);

export const securityHeaders: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  // Never no-referrer: without Sec-Fetch-Site the gate needs the Origin that this policy keeps.
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
};
