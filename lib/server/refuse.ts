import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Refusal {
  status: 400 | 403 | 413;
  code: 'invalid_input' | 'forbidden' | 'too_large';
  message: string;
}

/** Answers without Next: JSON for programs, one plain sentence for people. */
export function refuse(request: IncomingMessage, response: ServerResponse, { status, code, message }: Refusal): void {
  const wantsHtml = (request.headers.accept ?? '').includes('text/html');
  const body = wantsHtml
    ? `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${message}</title><style>:root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 16px}</style><h1 style="font-size:22px">Not accepted</h1><p>${message}</p><p><a href="/">Go to the front page</a></p></html>`
    : JSON.stringify({ error: { code, message } });
  response.writeHead(status, { 'Content-Type': wantsHtml ? 'text/html; charset=utf-8' : 'application/json', 'Cache-Control': 'no-store', Connection: 'close' });
  response.end(body);
}
