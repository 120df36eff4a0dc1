import { members } from './members';
import { code1 } from './posts-code-1';
import { code2 } from './posts-code-2';
import { code3 } from './posts-code-3';
import { code4 } from './posts-code-4';
import { garden1 } from './posts-garden-1';
import { garden2 } from './posts-garden-2';
import { garden3 } from './posts-garden-3';
import { garden4 } from './posts-garden-4';
import { kitchen1 } from './posts-kitchen-1';
import { kitchen2 } from './posts-kitchen-2';
import { kitchen3 } from './posts-kitchen-3';
import { kitchen4 } from './posts-kitchen-4';
import { quay1 } from './posts-quay-1';
import { quay2 } from './posts-quay-2';
import { quay3 } from './posts-quay-3';
import { quay4 } from './posts-quay-4';
import { trails1 } from './posts-trails-1';
import { trails2 } from './posts-trails-2';
import { trails3 } from './posts-trails-3';
import { trails4 } from './posts-trails-4';
import { workshop1 } from './posts-workshop-1';
import { workshop2 } from './posts-workshop-2';
import { workshop3 } from './posts-workshop-3';
import { workshop4 } from './posts-workshop-4';
import { polls } from './polls';
import { spaces } from './spaces';
import type { SeedCommunity } from './types';

export type { SeedCommunity, SeedMember, SeedPoll, SeedPost, SeedReply, SeedSpace } from './types';

export const sampleCommunity: SeedCommunity = {
  spaces,
  members,
  posts: [
    ...quay1, ...quay2, ...quay3, ...quay4,
    ...code1, ...code2, ...code3, ...code4,
    ...garden1, ...garden2, ...garden3, ...garden4,
    ...workshop1, ...workshop2, ...workshop3, ...workshop4,
    ...trails1, ...trails2, ...trails3, ...trails4,
    ...kitchen1, ...kitchen2, ...kitchen3, ...kitchen4,
  ],
  polls,
};
