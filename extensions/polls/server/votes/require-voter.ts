import { HttpError, type Viewer } from '@nexus/sdk';
import type { VisiblePoll } from '../polls/get-poll';
import type { Forum } from '../settings';

/** Who votes. @throws HttpError 401 for a guest, whatever the gate is opened to; 403 by `can_vote` */
export async function requireVoter({ permissions }: Pick<Forum, 'permissions'>, { viewer, rights }: VisiblePoll): Promise<Viewer> {
  if (viewer === null) throw new HttpError(401, 'Log in to vote.');
  // The forum has the words for a refusal.
  if (!rights.vote) await permissions.require('can_vote', viewer);
  return viewer;
}
