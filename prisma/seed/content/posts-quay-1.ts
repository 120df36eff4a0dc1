import { r } from './helpers';
import type { SeedPost } from './types';

export const quay1: SeedPost[] = [
  {
    space: 'quay', by: 'ada', hoursAgo: 2600, pinned: true, reactions: 34,
    title: 'Welcome to Harbour: start here',
    body: `Harbour began as a mailing list for eleven people who shared one bandsaw. The list outgrew itself, the bandsaw got a name, and here we are. If you build, grow, cook, code, repair or explore, you are in the right place, and you do not have to be good at any of it.

![First light over the harbour, seen from the net loft](/demo/harbour-dawn.webp)

## Finding your way around

There are six spaces. Nobody will tell you off for posting in the wrong one; a moderator will quietly carry your post across the yard.

| Space | Come here for |
| --- | --- |
| The Quay | News, hellos, the tool library |
| Code & Circuits | Software, electronics, radio |
| Garden & Grow | Soil, seeds, bees, balconies |
| Workshop & Repair | Wood, metal, clay, cloth, bicycles |
| Trails & Tides | Walking, sailing, maps, night skies |
| Kitchen Table | Everything you can eat or argue about while eating |

## Your first week

### Say hello, or don't

There is an introductions thread if you like that sort of thing. If you don't, reading quietly for a month is a fine old tradition too.

### Ask early

A question with a photograph and one honest sentence about what you have tried already gets an answer faster than anything else. "I hit it and now it is worse" counts as an honest sentence.

### Show the middle

Finished things are lovely. Half-finished things are where the rest of us can help.

## The net loft

Those of you within walking distance can also visit the actual building. The door sticks; lift and push. Opening hours and the borrowing rules live on [the tool library page](https://example.com/harbour/tool-library).

Lift, push, come in.`,
    replies: [
      r('old_tom', `For the record, I have offered to plane that door nine times.`, 22),
      r('ada', `For the record, the sticking door is our only security system.`, 27),
      r('tala', `Reading quietly for a month starts now. (This doesn't count.)`, 9),
      r('ngozi', `Moved in, coat hung up. If anyone cannot find their old mailing-list threads, send me a message and I will dig them out of the archive for you.`, 12),
    ],
  },
  {
    space: 'quay', by: 'ada', hoursAgo: 2596, pinned: true, reactions: 29,
    title: 'House rules (short, and we mean them)',
    body: `These are the rules we would want as guests. They fit on one page because a rule nobody remembers is only decoration.

## Be decent

1. Speak to the person as if you may have to share a workbench tomorrow. You may.
2. Disagree with the joint, the recipe, the commit. Not with the human.
3. No remarks about what somebody "should" have been able to afford, lift or know.

### When it goes wrong anyway

- Apologise plainly.
- Leave the original words in place, struck through, unless they hurt someone.
- Go and sweep something. It helps.

## Be safe

### Things with plugs, flames, blades or pressure

If your advice could injure a reader who follows it *slightly wrong*, say how. "Discharge the capacitor" is not advice until you have said which one, with what, and how you know it worked.

### Things you eat

Foraged, canned and cured food threads need a source, not a hunch. "My uncle never died" is not a source.

## Be honest

- Credit the person you learnt it from.
- If you sell the thing you recommend, say so in the same sentence.
- Photographs of other people's work need other people's permission.

## What moderators do

@tomasz and @ngozi move posts, calm arguments and, rarely, lock a thread. They always write down why, in the thread, in daylight. If you think they got it wrong, tell me; I have overruled both of them and they still bring cake.`,
    replies: [
      r('tomasz', `She overruled me once. It was about a comma. I stand by the comma.`, 18),
      r('marek', `Thank you for the foraging line. I have seen forums where "smells fine to me" passes for identification.`, 14),
      r('jonno', `My uncle never died.`, 31),
      r('marek', `@jonno and has he been asked for a source?`, 24),
    ],
  },
  {
    space: 'quay', by: 'ngozi', hoursAgo: 2410, reactions: 21,
    title: 'Say hello: who are you and what is on your bench right now?',
    body: `Three lines is plenty. Name or nickname, roughly where the rain finds you, and the thing you are in the middle of.

I'll start. Ngozi, east side, clay soil. On the bench: a gate hinge, a laptop with a swollen battery in a bucket of sand outside (don't worry), and a very small bridge made of spaghetti for my niece's class. It holds 4.2 kg. I am prouder of it than of several real ones.`,
    replies: [
      r('kenji_h', `Kenji, near the sea, humid. On the bench: one drawer. It has been the same drawer for three weeks. It fits in the morning and sticks in the evening, so I am learning about the weather.`, 19),
      r('amara', `Amara, top floor, no lift, eleven sewing machines. Yes, I carried all of them up. On the bench: number eight, a 1950s zigzag that only zigs.`, 23),
      r('juhani', `Juhani. The rain finds me frozen. On the bench: a sledge for moving compost, because the wheelbarrow has stuck to the ground until spring.`, 15),
      r('mbali', `Mbali. Hardly any rain, which is the project: 10,000 litres of tank and a gutter that slopes the wrong way. Measured it three times. It slopes the wrong way every time.`, 11),
      r('sam_t', `Sam. I own a chisel and I have a cut on my thumb. Hello.`, 28),
      r('old_tom', `Welcome Sam. Everyone's story starts with that sentence. Hands behind the edge.`, 20),
    ],
  },
  {
    space: 'quay', by: 'tomasz', hoursAgo: 2200, reactions: 18,
    title: 'The first repair café, by the numbers',
    body: `Last Saturday of the month, four hours, nine menders, one urn. I kept a tally because I cannot help it.

| Item | Came in | Went home working | Usual fault |
| --- | ---: | ---: | --- |
| Lamps | 11 | 10 | flex at the strain relief |
| Toasters | 6 | 4 | crumbs, then one true element failure |
| Zips | 14 | 13 | slider worn, not the teeth |
| Clocks | 3 | 3 | dried oil |
| Printers | 4 | 0 | printers |

Total: 38 in, 30 out. The four printers have been offered counselling.

What I would change: a proper triage table at the door. People queued half an hour to be told in ten seconds that they needed a fuse. I would also like a chair for the visitors *next to* the mender, not opposite. Opposite feels like a bank. Next to feels like a kitchen, and half the point is that they hold the torch.`,
    replies: [
      r('bex', `Agree about the chairs. I make people hold the wheel. By the time we have found the puncture they can do the next one themselves.`, 13),
      r('amara', `14 zips! I will bring the box of sliders next time, and a card showing how to read the number on the back of one. That alone would save an hour.`, 10),
      r('zainab', `"Usual fault: printers" is the most accurate incident report I have read this year.`, 26),
      r('greta', `Could you record the weight of what was saved? At the café in my old town they hung a sign: 61 kg today. It was very motivating. I can lend a scale.`, 12),
      r('tomasz', `@greta of course you can. Yes please.`, 8),
    ],
  },
  {
    space: 'quay', by: 'ada', hoursAgo: 1980, locked: true, reactions: 26,
    title: 'Name the tool library boat: voting is closed',
    body: `The dinghy that carries tools across to the island members needed a name. You sent 63. Thank you, and shame on several of you.

The final count:

1. **Second Fix** (41 votes)
2. **Borrowed Time** (38)
3. **Unsinkable III** (22)
4. **Spanner Rigg** (17)
5. **Boaty McTorqueface** (5, all from the same person)

*Second Fix* it is. @femi is cutting the letters in oak and she gets them, with a bottle of ginger beer, at the next open day. Locking this so the count stays put.`,
    replies: [
      r('jonno', `Five separate people happened to share my opinion and my kettle.`, 25),
      r('femi', `Letters are rough cut. The S is perfect, the x is a rebuke to my ancestors.`, 16),
      r('old_tom', `Good name. What happened to Unsinkable I and II?`, 21),
      r('ada', `That is the joke, Tom. Locking now.`, 17),
    ],
  },
];
