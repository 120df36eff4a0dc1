const BASE = '/api/v1';

/** `window._nexusApi`: JSON to and from the forum's own API, with the session of the page. Rejects with the answer's error. */
export const bundleHttp = {
  get: (path: string) => request('GET', path),
  post: (path: string, body?: unknown) => request('POST', path, body),
  patch: (path: string, body?: unknown) => request('PATCH', path, body),
  delete: (path: string, body?: unknown) => request('DELETE', path, body),
  upload: async (): Promise<never> => {
    throw new Error('This forum does not take files yet.');
  },
};

async function request(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(BASE + (path.startsWith('/') ? path : `/${path}`), {
    method,
    headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer: unknown = response.status === 204 ? null : await response.json().catch(() => null);
  if (response.ok) return answer;
  throw Object.assign(new Error(`${method} ${path} answered ${response.status}`), { status: response.status, answer });
}
