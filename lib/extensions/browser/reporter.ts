export interface FaultReport {
  slug: string;
  digest16: string;
  /** See surfaceName. */
  surface: string;
  error: unknown;
}

const MAX_REPORTS = 20;

/** Tells the server what failed: each surface once a page, and never so often that reporting becomes the problem. */
export function createReporter(send: (slug: string, body: object) => void = postFault) {
  let page = '';
  let sent = 0;
  const told = new Set<string>();
  return function report({ slug, digest16, surface, error }: FaultReport): void {
    if (page !== location.pathname) {
      page = location.pathname;
      told.clear();
    }
    const key = `${slug} ${digest16} ${surface}`;
    if (told.has(key) || sent >= MAX_REPORTS) return;
    told.add(key);
    sent += 1;
    send(slug, { digest: digest16, surface, message: messageOf(error), stack: stackOf(error) });
  };
}

/** Anything can be thrown. */
export function messageOf(error: unknown): string {
  if (error instanceof Error) return `${error.name}: ${error.message}`.slice(0, 300);
  return `Not an error but ${typeof error}: ${safeText(error)}`.slice(0, 300);
}

const stackOf = (error: unknown) => (error instanceof Error ? (error.stack ?? '').slice(0, 4000) : '');

function safeText(value: unknown): string {
  try {
    return String(value);
  } catch {
    // An object whose toString throws: its type has been named already.
    return '(cannot be shown)';
  }
}

function postFault(slug: string, body: object): void {
  fetch(`/api/v1/extensions/${slug}/faults`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), keepalive: true }).catch(() => {
    // Offline or leaving the page: the report is lost, the console has the error.
  });
}
