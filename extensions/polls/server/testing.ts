import type { PollInput, PollView } from '../common/poll';

/** What the tests need of whoever runs the extension for them. */
export interface Host<Person> {
  request<Body = unknown>(viewer: Person | null, method: string, path: string, given?: { query?: Record<string, string>; body?: JsonValue }): Promise<{ status: number; body: Body }>;
  call<Answer = unknown>(request: { kind: 'attachment'; entity: 'post'; entityId: number; attachment: { id: number; kind: string; data: JsonValue } }): Promise<Answer>;
}

type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

export const input: PollInput = { question: 'Tea?', options: ['Green', 'Black', 'None'], max_choices: 1, secret: false, closes_at: null };

let attachments = 0;

/** What people do with polls. */
export function createActs<Person>(host: () => Host<Person>) {
  const persist = (postId: number, data: object, id = (attachments += 1)) =>
    host().call({ kind: 'attachment', entity: 'post', entityId: postId, attachment: { id, kind: 'poll', data: JSON.parse(JSON.stringify(data)) } });
  const list = async (viewer: Person | null, postId: number) =>
    (await host().request<{ polls: PollView[] }>(viewer, 'GET', '/polls', { query: { post_id: String(postId) } })).body.polls;
  return {
    persist,
    list,
    /** A poll under a post. */
    async add(postId: number, changes: Partial<PollInput> = {}): Promise<PollView> {
      await persist(postId, { ...input, ...changes });
      const poll = (await list(null, postId)).at(-1);
      if (!poll) throw new Error('There is no poll.');
      return poll;
    },
    read: (viewer: Person | null, poll: PollView) => host().request<{ poll: PollView }>(viewer, 'GET', `/polls/${poll.id}`),
    vote: (viewer: Person | null, poll: PollView, ...places: number[]) =>
      host().request<{ poll: PollView }>(viewer, 'PUT', `/polls/${poll.id}/vote`, { body: { options: places.map((place) => poll.options[place]?.id ?? 1) } }),
    withdraw: (viewer: Person | null, poll: PollView) => host().request<{ poll: PollView }>(viewer, 'DELETE', `/polls/${poll.id}/vote`),
    edit: (viewer: Person | null, poll: PollView, changes: Partial<PollInput>) => host().request<{ poll: PollView }>(viewer, 'PUT', `/polls/${poll.id}`, { body: { ...input, ...changes } }),
    close: (viewer: Person | null, poll: PollView) => host().request<{ poll: PollView }>(viewer, 'POST', `/polls/${poll.id}/close`),
    voters: (viewer: Person | null, poll: PollView, query: Record<string, string> = {}) => host().request(viewer, 'GET', `/polls/${poll.id}/voters`, { query }),
  };
}

export const counts = (poll: PollView) => poll.options.map(({ votes }) => votes);
