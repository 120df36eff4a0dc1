import type { Viewer } from '@nexus/sdk';
import type { Forum } from '../settings';

/** What somebody may do with polls in general. */
export interface Rights {
  vote: boolean;
  viewResults: boolean;
  viewVoters: boolean;
  manage: boolean;
}

/** Asks the forum for all gates at once. */
export async function readRights({ permissions }: Forum, viewer: Viewer | null): Promise<Rights> {
  const [vote, viewResults, viewVoters, manage] = await Promise.all([
    // A vote belongs to somebody, whatever the gate is opened to.
    viewer !== null && permissions.check('can_vote', viewer),
    permissions.check('can_view_results', viewer),
    permissions.check('can_view_voters', viewer),
    viewer !== null && permissions.check('can_manage_polls', viewer),
  ]);
  return { vote, viewResults, viewVoters, manage };
}
