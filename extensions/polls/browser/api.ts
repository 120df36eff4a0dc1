import type { PollProblems } from '../common/check-poll';
import type { ComposerView, OptionVoters, PollInput, PollView } from '../common/poll';
import { SLUG } from './slug';

/** Why the server half did not do what was asked, in words for people. */
export class RequestError extends Error {
  /** @param status 0 when there was no answer @param problems of a refused poll, by field */
  constructor(readonly status: number, message: string, readonly problems: PollProblems = {}) {
    super(message);
  }
}

const poll = async (answer: Promise<{ poll: PollView }>) => (await answer).poll;

/** The server half of this extension. All reject with RequestError. */
export const api = {
  composer: () => request<ComposerView>('GET', '/composer'),
  list: async (postId: number) => (await request<{ polls: PollView[] }>('GET', `/polls?post_id=${postId}`)).polls,
  read: (id: number) => poll(request('GET', `/polls/${id}`)),
  edit: (id: number, input: PollInput) => poll(request('PUT', `/polls/${id}`, input)),
  close: (id: number) => poll(request('POST', `/polls/${id}/close`)),
  vote: (id: number, options: readonly number[]) => poll(request('PUT', `/polls/${id}/vote`, { options })),
  withdraw: (id: number) => poll(request('DELETE', `/polls/${id}/vote`)),
  voters: async (id: number, page?: { optionId: number; cursor: number }) =>
    (await request<{ options: OptionVoters[] }>('GET', `/polls/${id}/voters${page ? `?option_id=${page.optionId}&cursor=${page.cursor}` : ''}`)).options,
};

async function request<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const response = await send(method, path, body);
  const answer = await response.json().catch(() => null);
  if (response.ok) return answer;
  const detail: unknown = answer?.detail;
  throw new RequestError(response.status, typeof detail === 'string' ? detail : explain(response.status), answer?.detail?.fields);
}

async function send(method: string, path: string, body?: object): Promise<Response> {
  try {
    return await fetch(`/ext/${SLUG}/api${path}`, {
      method,
      headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
  } catch {
    // The browser says no more than this itself.
    throw new RequestError(0, 'The forum cannot be reached. Check your connection, then try again.');
  }
}

function explain(status: number): string {
  if (status === 401) return 'Log in first.';
  if (status === 403) return 'You may not do this.';
  if (status === 404) return 'This poll is gone.';
  if (status === 422) return 'Some of this needs another look.';
  if (status === 429) return 'That was too often. Wait a moment, then try again.';
  return 'Polls are not available just now. Try again in a moment.';
}

/** What to tell people about an error of any kind. */
export const messageOf = (error: unknown) => (error instanceof RequestError ? error.message : 'Something went wrong. Try again in a moment.');
