import { z } from '@nexus/sdk';
import { MOST_OPTIONS } from '../../common/check-poll';

const LARGEST_ID = 2_147_483_647;
/** Generous: the rules of a poll say more kindly what is too long. */
const TEXT = 1_000;

export const id = z.int().min(1).max(LARGEST_ID);
// Not z.coerce: it takes a list of one for a number.
const idInText = z.string().regex(/^[1-9]\d{0,9}$/, 'must be an id').transform(Number).pipe(id);

export const byId = z.object({ id: idInText });
export const byPost = z.object({ post_id: idInText });

export const pollInput = z.object({
  question: z.string().max(TEXT).default(''),
  options: z.array(z.string().max(TEXT)).max(5 * MOST_OPTIONS),
  max_choices: z.int().min(1).max(MOST_OPTIONS).default(1),
  secret: z.boolean().default(false),
  closes_at: z.iso.datetime({ offset: true }).nullable().default(null),
});

const pollOption = z.object({ id, label: z.string(), votes: z.int().nullable(), mine: z.boolean() });

export const pollView = z.object({
  id,
  post_id: id,
  question: z.string(),
  max_choices: z.int(),
  secret: z.boolean(),
  closes_at: z.string().nullable(),
  ended_at: z.string().nullable(),
  closed: z.boolean(),
  yours: z.boolean(),
  topic: z.string(),
  voters: z.int().nullable(),
  options: z.array(pollOption),
  can: z.object({ vote: z.boolean(), view_results: z.boolean(), view_voters: z.boolean(), edit: z.boolean(), close: z.boolean() }),
});

export const onePoll = z.object({ poll: pollView });
export const manyPolls = z.object({ polls: z.array(pollView) });

export const composerView = z.object({ can_create: z.boolean(), max_options: z.int(), suggest_secret: z.boolean() });
