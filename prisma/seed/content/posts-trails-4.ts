import { r } from './helpers';
import type { SeedPost } from './types';

export const trails4: SeedPost[] = [
  {
    space: 'trails', by: 'aroha', hoursAgo: 295, reactions: 23,
    title: 'Lines from hut books, collected over nine years',
    body: `With no names and nothing personal, only the ones that I've copied in my notebook since they made me laugh on a wet evening.

> Came for the view. Saw the inside of a cloud. 10/10, very detailed cloud.

> Day 4. We are now speaking only through the map.

> Whoever left the chocolate: we have named our first child after you. (Unknown)

> Mouse in hut. Mouse is in charge.

> Walked in to get away from it all. It's all here, I'd packed it.

What's in yours?`,
    replies: [
      r('sigrun', `From ours: "Rain stopped at 14:10. Rain resumed 14:12. A fine summer."`, 30),
      r('juhani', `"Sauna hot. Opinions differ on how hot. Brother left."`, 27),
      r('nils', `"We are now speaking only through the map" is my whole marriage, and it's a happy one.`, 25),
    ],
  },
  {
    space: 'trails', by: 'hana', hoursAgo: 222, reactions: 9,
    title: 'Pressing plants on a long walk without carrying a press',
    body: `Two squares of hardboard, A5, four sheets of blotting paper, a luggage strap. 310 grams. Change the blotter every evening for the first three days, that's the whole secret, and write the place, date, and *what grew next to it* in pencil. The neighbour is what I'm always sorry not to know afterwards.

Take one in twenty, never the only one, and nothing protected. If you don't know if it's protected then it is.`,
    replies: [
      r('wren', `"If you don't know if it's protected then it is." Good rule for foraging, too.`, 15),
      r('ines', `Can the strap be the one from my handlebar bag? I'm trying to keep it under 22 kilos.`, 7),
      r('hana', `@ines it can. Sleep with it beneath your mat and you've got a press that weighs what you weigh.`, 18),
    ],
  },
  {
    space: 'trails', by: 'old_tom', hoursAgo: 131, reactions: 20,
    title: 'Five knots and then stop',
    body: `There are some four thousand knots, and a man at the club means to show you all of them. You want five.

1. **Bowline.** A loop which holds and then lets go when asked. As should we all.
2. **Round turn and two half hitches.** For tying up to anything. Boat, goat, tent.
3. **Figure of eight.** To stop a rope running away.
4. **Sheet bend.** To join a thick one and a thin one.
5. **Rolling hitch.** To pull along a rope that's already busy.

Learn them behind your back, in the dark, and wet. That's when you'll need them. And then teach one child.`,
    replies: [
      r('rafa', `Oisín taught me the bowline in the car park, and I've still got it on a Monday. Three Mondays now.`, 16),
      r('mbali', `I can report that number two does not hold a goat. The goat unties it. I've watched her do it.`, 32),
      r('old_tom', `@mbali then you want number one for the goat, and a word with her.`, 26),
      r('kofi', `Did it: thirty children, one rope each. The sheet bend was the favourite, because it's for making friends with different ropes. (Their words.)`, 29),
    ],
  },
  {
    space: 'trails', by: 'eleni', hoursAgo: 58, reactions: 15,
    title: 'The donkey path, restored: 2.3 kilometres of stone',
    body: `We reopened the last part on Sunday. It's the old way over the ridge to the chapel, closed since the road came in 1964, and it took fourteen of us three winters.

![The ridge with the line of the path along it](/demo/trail-ridge.webp)

No mortar. Each step tilts slightly back into the hill so that a donkey going down trusts it. An old man walked up with us, he's ninety-one. He put his hand on one particular stone by the bend and said: "I sat here when she said no." Then he laughed, and walked on, and his wife, beside him, said "and then you came back up".`,
    replies: [
      r('aroha', `I'm going to need a moment. Also: tilting each step back into the hill! We tilt out. It's the hooves, isn't it?`, 17),
      r('eleni', `@aroha it's the hooves. Water goes off at the side, by a channel every six steps.`, 12),
      r('meihua', `"And then you came back up." A whole novel.`, 26),
    ],
  },
  {
    space: 'trails', by: 'wren', hoursAgo: 14, reactions: 11,
    title: 'Overheard on the coast path today, from a child on shoulders',
    body: `"I can see all the way to *tomorrow*."

It was only the lighthouse, but I looked too.`,
    replies: [],
  },
];
