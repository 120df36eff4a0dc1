import { r } from './helpers';
import type { SeedPost } from './types';

export const garden2: SeedPost[] = [
  {
    space: 'garden', by: 'tala', hoursAgo: 1560, reactions: 14,
    title: 'How much does a wet balcony garden weigh? Should I be worried?',
    body: `31 pots. Fourth floor, concrete balcony, 1970s. My downstairs neighbour asked if it was safe and I laughed, and then I lay awake.

A 40-litre pot with wet soil: is that 40 kg? 60?`,
    replies: [
      r('greta', `I've weighed one. 40 litres of watered potting mix with a tomato in it: 38 kg. With sandy garden soil it'd be nearer 65. Never use garden soil up there.`, 16),
      r('ngozi', `Residential balconies are commonly designed for something like 2.5 to 4 kN per square metre, i.e. 250 to 400 kg spread on each square metre, but 1970s and unknown condition means **ask the building manager for the figure**, and look at the underside for cracks or rust stains. Heavy pots near the wall, light ones at the rail. Please don't treat this as a sign-off.`, 24),
      r('tala', `Total, weighed on the bathroom scale over one absurd evening: 412 kg on 6.3 m². 65 per square metre. No stains below, neighbour helped me look, and the manager says 300. I'm asleep already.`, 22),
      r('juhani', `I would like to have seen you carrying pots to the bathroom, one by one.`, 17),
    ],
  },
  {
    space: 'garden', by: 'wren', hoursAgo: 1333, reactions: 20,
    title: 'A hedge is a street: one hour on a stool, with a list',
    body: `I sat by the old hawthorn hedge at the bottom of the allotments from six to seven in the morning. I meant to draw. I ended up keeping a list.

- 6:04 wren (the other kind) scolding me, personally
- 6:09 two bank voles, one road
- 6:15 a hoverfly guarding a patch of sun the size of a plate, and *losing* it
- 6:22 sparrows, forty or so, all with something to say
- 6:31 sparrowhawk. No sparrows whatsoever
- 6:40 sparrows, slightly fewer
- 6:52 a man with a strimmer, looking at the hedge, thinking

I went over and talked to the man. He's going to wait until the autumn. He'd simply never looked inside.`,
    replies: [
      r('ngozi', `I know that man and he told me about it at the tap! He said a lady had introduced him to a hedge.`, 31),
      r('wren', `@ngozi please tell him that the voles say hello.`, 18),
      r('hana', `If anyone else needs a date: leave hedges alone through the nesting season at the least, and cut one side a year if you can.`, 13),
    ],
  },
  {
    space: 'garden', by: 'rafa', hoursAgo: 1205, reactions: 12,
    title: 'Chilli seeds: day 26 and nothing. When do I give up?',
    body: `Chiltepin, from a friend's wild bush. Warm mat, damp paper, 28 degrees, and I check them the way other people check their phone. Twenty-six days. My jalapeños came up in eight.`,
    replies: [
      r('beto', `Never give up on chiltepin. In the wild a bird eats it first. Mine took 47 days. A night in weak tea, or water with a pinch of saltpetre, stands in for the bird.`, 19),
      r('linh', `47 days! I've raised entire kimchi generations in less.`, 11),
      r('rafa', `Day 33: one. ONE. It's got its seed coat stuck on like a little hat and I daren't help.`, 17),
      r('beto', `Mist the hat, wait one hour, and don't pull. Congratulations, you're a bird.`, 30),
    ],
  },
  {
    space: 'garden', by: 'linh', hoursAgo: 1050, reactions: 16,
    title: 'Water spinach in a dead bathtub',
    body: `The bathtub had sat behind the shed for ten years, so I asked it to do something. Eight centimetres of mud, water up to the overflow, and six cuttings of rau muống from the market stuck in like candles.

It's tropical. It shouldn't thrive here. But a black-painted tub against a south wall is apparently close enough, because I've cut it three times in five weeks. Two warnings: it's banned as an invasive weed in some countries, so check yours, and never let it near a stream.

Garlic, very hot pan, a splash of fish sauce, forty seconds.`,
    replies: [
      r('mirela', `So *this* is what happened to the bathtub I gave you for "a project".`, 24),
      r('eleni', `Mosquitoes?`, 5),
      r('linh', `@eleni four small fish, from the man with the aquarium. They've got names, and no mosquitoes.`, 15),
    ],
  },
  {
    space: 'garden', by: 'eleni', hoursAgo: 890, reactions: 28,
    title: 'The swarm in the letterbox',
    body: `I got a call from the postman. Not about post.

About eight thousand bees had moved into the big letterbox on the chapel wall. I went with a cardboard box, a sheet, a goose feather and my cousin, who's afraid of bees but more afraid of missing something.

A swarm is gentle, it has nothing to defend and a stomach full of honey, though you should still leave it to somebody who keeps bees. I brushed the first handful into the box with the feather. Then you wait to see whether the queen was in that handful. For ten minutes nothing. Then one bee at the lip of the box turned round, put her tail in the air and began to fan, and then ten, then a hundred: *here, she's here, come in.* In half an hour they'd walked into the box like people going into a theatre.

The letter that was in there was a water bill. It smells of lemon now, which is the scent they call each other home with.`,
    replies: [
      r('pascal_d', `Thirty-one years as a postman and the best I ever had was a hedgehog. I'm sick with envy.`, 29),
      r('wren', `"Like people going into a theatre." I could see it. Thank you.`, 16),
      r('sam_t', `What did your cousin do?`, 8),
      r('eleni', `@sam_t He directed the traffic. There was no traffic.`, 33),
    ],
  },
];
