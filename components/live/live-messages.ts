/** What the server says of a change, and `*` when something may have been missed: read again. */
export interface LiveHint {
  topic: string;
  event: string;
  id?: number;
  /** The slug of the one extension that it is about. */
  extension?: string;
  /** Of extensions' messages (`ext:<slug>:<topic>`) alone: everything else is read again. */
  data?: unknown;
}

/** What the tabs of one browser tell each other. */
export type TabMessage =
  // `since`: what happened to the topics after this moment of the server's clock is not in the tab's page.
  | { type: 'topics'; tab: string; topics: string[]; viewerId: number | null; since: number; isNew: boolean }
  | { type: 'bye'; tab: string }
  | { type: 'roll-call' }
  | { type: 'hint'; hint: LiveHint };

export const RESYNC: LiveHint = { topic: '*', event: 'resync' };
