import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';
import { processState } from './process-state';

const current = processState('page-response', () => new AsyncLocalStorage<ServerResponse>());

/** Runs what answers a request, so that a page in it can say its status. */
export const withPageResponse = <T>(response: ServerResponse, answer: () => T): T => current.run(response, answer);

/** The status of the page that is being made. Next itself only takes one from a page that throws. */
export function setPageStatus(status: number): void {
  const response = current.getStore();
  if (response && !response.headersSent) response.statusCode = status;
}
