import { r } from './helpers';
import type { SeedPost } from './types';

export const kitchen1: SeedPost[] = [
  {
    space: 'kitchen', by: 'pascal_d', hoursAgo: 2500, reactions: 26,
    title: 'Sourdough without fear: what thirty-six years have taught me to leave out',
    body: `My starter began in a coffee jar, in the first spring of my marriage. In this time I've believed everything: spring water, grape skins, organic rye milled at full moon. I've dropped nearly all of it, and the bread's got better. Here is what's left.

![A cut loaf, open crumb, dark crust](/demo/bread-crumb.webp)

## The starter

Flour, water, a jar. Feed it when you'll bake, and forget it in the cold when you won't. Mine has been two months alone in the fridge under a grey puddle. Pour the puddle away, feed twice, and it forgives you. It's not a pet. It's a *population*.

## The dough

| | g | % |
| --- | ---: | ---: |
| Bread flour | 450 | 90 |
| Wholemeal rye | 50 | 10 |
| Water | 360 | 72 |
| Starter, lively | 100 | 20 |
| Salt | 10 | 2 |

## The day

### Morning

1. Mix everything but the salt. Rest for 40 minutes.
2. Add the salt with wet hands.
3. Fold four times, half an hour apart
   - north, south, east, west
   - stop when it holds its shape like a cushion

### Afternoon

Wait until it's grown by half. *Not doubled.* This one correction has saved more loaves than any oven. On a summer day four hours, in winter eight. Look at the dough and not at the clock, I say this as a man who was thirty-one years a slave to a timetable.

### Evening

Shape, basket, into the fridge overnight.

## The bake

Iron pot, as hot as your oven goes, 25 minutes with lid, 20 without. Then the difficult instruction: **an hour before you cut it.** The inside is still cooking.

## What I leave out

Thermometer. Windowpane test. Anything with the word "hack". Worry.`,
    replies: [
      r('greta', `I agree with everything save the thermometer. Dough at 24 and dough at 27 are two different afternoons. But I concede that you *are* a thermometer by now.`, 20),
      r('sam_t', `I opened the jar. It's grey and it smells of nail varnish. Is that the puddle or is it a crime?`, 15),
      r('pascal_d', `@sam_t hungry, that's all! Keep one spoonful, feed it, same again tomorrow. But pink or orange streaks, or fur: throw it out, and I'll send you some of mine by post. I know a postman.`, 28),
      r('linh', `"It's not a pet, it's a population." My jars have names, Pascal, please lower your voice.`, 24),
    ],
  },
  {
    space: 'kitchen', by: 'yusuf', hoursAgo: 2260, reactions: 18,
    title: 'Roasting coffee on a balcony: a log of twenty batches',
    body: `Popcorn machine, long thermocouple, notebook, and one very understanding neighbour. Twenty batches of the same green beans, 90 grams each. I changed one thing at a time, since I'm stubborn and had a long winter.

## The machine

An old hot-air popper. I put in a switch to separate the fan from the heater. **If you do this, keep the thermal fuse.** A popper without its fuse is a heater looking for a house.

## What I measured

### Time to first crack

Between 4:10 and 8:50. Below five minutes: grassy, sharp, hollow in the middle. Above eight: bread.

### Development

The part between first crack and the end. As a share of the whole:

| Share | Taste |
| --- | --- |
| 10% | lemon and hay |
| 15% | what I wanted |
| 20% | chocolate, a little flat |
| 25% | a café by a motorway |

### Weather

Nobody tells you. At 3 °C outdoors my popper couldn't reach first crack at all until I built a cardboard chimney. Wind's even worse than cold.

## What I'd tell a beginner

1. Smell is the best instrument: hay, toast, *then* sugar, then stop.
2. Cool fast. Two colanders, toss it from one to the other, outside.
3. Do not drink it today. Wait three days. Batch 7, which I'd written off, was the best of all on the fourth morning.

## What I'd tell my neighbour

Thank you. Batch 16 is on your doorstep.`,
    replies: [
      r('caro', `"A café by a motorway", I can taste it. With the little wrapped biscuit.`, 20),
      r('mbali', `I roast in a cast-iron pan over coals and shake until my arm falls off. No data. But lovely smell, and the goats stay away.`, 17),
      r('yusuf', `@mbali that's the original method and you outrank me.`, 14),
    ],
  },
  {
    space: 'kitchen', by: 'linh', hoursAgo: 2130, reactions: 17,
    title: 'The broth takes nine hours and here is what I do during them',
    body: `Hour 0: blanch the bones, hard boil, ten minutes, pour *everything* away, scrub the pot. This is the step people skip, and then ask me why theirs is cloudy.

Hour 1: char the onion and ginger straight on the flame. Open a window. Apologise to the smoke alarm.

Hours 2 to 4: nothing. It should smile, not laugh. One bubble, then one bubble.

Hour 5: toast star anise, cassia, coriander seed, clove, black cardamom. In a bag, into the pot, *for forty-five minutes and no longer*, otherwise it tastes of a cupboard.

Hours 6 to 8: I ring my mother. She asks whether I've put in the rock sugar. I say yes. I put in the rock sugar.

Hour 9: fish sauce, at the very end, with the fire off.`,
    replies: [
      r('kenji_h', `"It should smile, not laugh." We have the same for dashi, though ours mustn't even smile. It may think of something pleasant.`, 33),
      r('pascal_d', `For a pot-au-feu we say it must shiver. All grandmothers met at some point and agreed on this.`, 26),
      r('tala', `Can hours 2 to 4 be done in a pressure cooker, I ask, standing well back`, 13),
      r('linh', `@tala it can. It's good. I'll deny having written this.`, 29),
    ],
  },
  {
    space: 'kitchen', by: 'caro', hoursAgo: 1950, reactions: 14,
    title: 'Pasta by hand: when is the dough "right"?',
    body: `My aunt's instruction: *like an earlobe*. Whose? She said: "a happy person's."

100 g flour to one egg is where you begin, but eggs lie. So: knead ten minutes, longer than you want. Cover, half an hour. Then press with a thumb. If it comes back slowly, as if it had been thinking, it's right. Comes right back: rest it more. Doesn't come back: flour.

I set type the same way. You lock up the forme, and press a line with your thumb, and it should give *nothing*. So one thumb, two trades.`,
    replies: [
      r('greta', `Earlobe confirmed: 57 g egg without shell to 100 g of flour is where mine matches. (My own earlobe. I'm quite happy.)`, 23),
      r('eleni', `We have the earlobe as well, for filo. It seems the ear's an international standard.`, 19),
      r('lucie', `And for clay.`, 17),
    ],
  },
  {
    space: 'kitchen', by: 'greta', hoursAgo: 1777, reactions: 15,
    title: 'I baked the same loaf at six hydrations so you do not have to',
    body: `One flour (12.1% protein), one day, one oven. Only the water changed. Blind tasting: eight people who like me, so deduct one point from everything.

| Water | Handling (1–5) | Height cm | Crumb | Taste |
| ---: | ---: | ---: | --- | ---: |
| 60% | 5 | 9.8 | tight, sandwich | 6.5 |
| 65% | 5 | 10.4 | even | 7.0 |
| 70% | 4 | 10.9 | open | 8.0 |
| 75% | 3 | 10.2 | open, glossy | 8.5 |
| 80% | 2 | 8.1 | big holes | 8.0 |
| 85% | 1 | 5.0 | a slipper | 7.5 |

My conclusion: between 70 and 75 for this flour. Above that I'm baking for photographs. The slipper had a lovely taste and could be posted under a door.`,
    replies: [
      r('pascal_d', `72! I've said 72 for thirty-six years, with no measurements! I'm printing this table for my son-in-law.`, 27),
      r('linh', `The slipper is called ciabatta and it has lawyers.`, 26),
      r('caro', `As their representative: correct.`, 21),
      r('greta', `@pascal_d the flour matters. But yes, I was slightly annoyed at how right you were.`, 18),
    ],
  },
];
