import { r } from './helpers';
import type { SeedPost } from './types';

export const trails3: SeedPost[] = [
  {
    space: 'trails', by: 'nils', hoursAgo: 905, reactions: 16,
    title: 'Making a map you can read with your fingers',
    body: `A member of our orienteering club is losing her sight, and she's not going to stop coming, so we're making maps for hands. I've cut contours in 1 mm card, one sheet per 5 metres. It's beautiful, and she said (kindly) that it's useless: "I can feel there's a hill. I'm *on* the hill."

What she wants is decisions: path forks, walls, streams to step over, the sound of the weir.

So version two has three textures only and no contours. I am in mourning. It works.`,
    replies: [
      r('caro', `I've a hand press which embosses. If you draw in solid black I can press twenty at a time on 300 gram paper, all alike, and they fold.`, 22),
      r('wren', `The sound of the weir! Could you mark sounds? A rough patch for "rooks here, always".`, 17),
      r('nils', `@wren she laughed when I told her, and has asked for rooks. @caro yes please, I'll bring the drawings Thursday.`, 20),
      r('ngozi', `"I can feel there's a hill. I'm on the hill." Every designer should have that framed.`, 25),
    ],
  },
  {
    space: 'trails', by: 'sigrun', hoursAgo: 760, reactions: 13,
    title: 'Waterproof jackets: I have stopped believing',
    body: `I've owned six. Each was waterproof in the way that a promise is. After two seasons they all wet out, and I get drenched by my own steam. From now on: a wool jumper, a wind shirt, and acceptance. On properly bad days, a fisherman's oilskin, which breathes like a bucket and weighs as much as the fish, but keeps its word.

Jacket people, defend yourselves.`,
    replies: [
      r('aroha', `Are you washing it? Actually washing, with the soap for it, then warm in the dryer? Nine in ten "dead" jackets that I see are only dirty. Dirt drinks.`, 19),
      r('sigrun', `I've never washed a jacket. It's outside! In the rain!`, 26),
      r('aroha', `Wash one. Report back.`, 14),
      r('sigrun', `I washed one. Water runs off it like off a duck. I'm very angry about the other five.`, 35),
    ],
  },
  {
    space: 'trails', by: 'mbali', hoursAgo: 688, reactions: 18,
    title: 'The path to the old well',
    body: `My grandmother walked it twice a day, four kilometres there and back. I walked it with my son this weekend, with nothing to carry, and he asked why it bends so much when there's nothing in the way.

So we went slowly and looked. It bends to pass under each tree. There are nine trees, and between any two of them it's about as far as one can walk with twenty litres on one's head before wanting shade. Two of the trees are dead now, and the path still goes there.

He's going to plant two. He's already measured.`,
    replies: [
      r('aroha', `We say a track remembers who made it. I'll tell our crew about the nine trees.`, 24),
      r('hana', `If you tell me which trees they were, I'll look for who might have seed.`, 14),
      r('mbali', `@hana marula, mostly. My mother says the fourth has always been a wild fig and that everyone was late on account of it.`, 21),
    ],
  },
  {
    space: 'trails', by: 'ines', hoursAgo: 533, reactions: 22,
    title: 'Morning watch, somebody else’s boat',
    body: `I was given the helm from four to eight because I was the least seasick, which is how careers begin.

![The harbour from the water, just before sunrise](/demo/harbour-dawn.webp)

At 6:20 the skipper came up, looked round the whole horizon, said "you've not broken it", and gave me a boiled egg. I've had job reviews that were worse.`,
    replies: [
      r('oisin', `"You've not broken it" is the highest praise there is on that boat. He's never said it to me.`, 20),
      r('pascal_d', `And how was the egg made?`, 22),
      r('ines', `@pascal_d six minutes, in sea water. I know! It was perfect.`, 17),
    ],
  },
  {
    space: 'trails', by: 'dana_s', hoursAgo: 410, reactions: 12,
    title: 'Meteor count from the breakwater: 61 in two hours, and one argument',
    body: `Clear from 01:00 to 03:00, limiting magnitude about 5.8, five observers in sleeping bags like sardines. We count separately and don't talk, or everyone sees what the first one shouts.

| Observer | Shower | Sporadic |
| --- | ---: | ---: |
| Me | 49 | 12 |
| Kofi | 41 | 9 |
| Kofi's student | 52 | 14 |
| Wren | 33 | 6, and an owl |
| Jonno | 112 | n/a |

The argument's about Jonno.`,
    replies: [
      r('jonno', `I stand by each of them. Some were quite low and slow and red and green.`, 28),
      r('kofi', `Those were aeroplanes, Jonno.`, 24),
      r('jonno', `A shower of aeroplanes.`, 34),
      r('dana_s', `The student's 52 is the best count of the lot. I've given her the spare star atlas.`, 19),
    ],
  },
];
