import { z } from '@nexus/sdk';
import { MOST_OPTIONS } from '../../common/check-poll';
import { id } from '../polls/schemas';

export const voteInput = z.object({
  options: z.array(id).min(1, 'Choose an option.').max(MOST_OPTIONS),
});

// As in polls/schemas: text that is a number, never a list.
const optionalId = z.string().regex(/^\d{1,10}$/, 'must be an id').transform(Number).pipe(z.int().max(2_147_483_647)).optional();

export const votersQuery = z.object({ option_id: optionalId, cursor: optionalId });

export const voterLists = z.object({
  options: z.array(z.object({
    option_id: id,
    voters: z.array(z.object({ username: z.string(), avatar_url: z.string().nullable() })),
    next_cursor: z.int().nullable(),
  })),
});
