import { r } from './helpers';
import type { SeedPost } from './types';

export const garden3: SeedPost[] = [
  {
    space: 'garden', by: 'marek', hoursAgo: 744, reactions: 14,
    title: 'Growing oyster mushrooms on a poplar log, slowly',
    body: `Somebody felled a poplar and left it by the road, which to me is like leaving a sofa. Four logs, each a metre long, cut within the month so nothing else had moved in.

- Drill 8 mm holes, 3 cm deep, 15 cm apart, in a diamond pattern
- Tap in the spawn dowels
- Seal each with hot wax (beeswax from Eleni)
- Stack in the shade, off the ground, and *forget them for a year*

The forgetting is the difficult part. I've labelled them with copper tags: species, strain, date, and "do not help".`,
    replies: [
      r('eleni', `My wax is in many strange places now. I'm happy about all of them.`, 12),
      r('jonno', `"Do not help" should be on a tag round my neck.`, 27),
      r('hana', `How do you know that what comes up is what you put in? Genuine question, since a wild stranger might fruit on the same log.`, 14),
      r('marek', `@hana exactly right, you don't until you check. I identify every flush from zero: gills, stem, spore print, smell, substrate. A label is a hope and not an identification.`, 23),
    ],
  },
  {
    space: 'garden', by: 'greta', hoursAgo: 655, reactions: 11,
    title: 'The jam jar soil test, done with a scale',
    body: `You've all seen it: soil in a jar with water, shake, wait, read the layers. It gives *volume*, and the layers pack differently, so I also dried and weighed each one. Is the jar any good?

| Sample | Jar says clay | Scale says clay |
| --- | ---: | ---: |
| My bed | 22% | 17% |
| Plot 14 | 58% | 49% |
| The football pitch | 30% | 24% |

Verdict: the jar exaggerates clay by about a fifth, because clay stays fluffy. As a guide, perfectly fine. Multiply by 0.85 and go plant something.`,
    replies: [
      r('ngozi', `49%. I could make bricks. I *have* made bricks, by accident, with my boots.`, 18),
      r('layla_n', `Ngozi, may I have a bucket of it? I'm serious. Local slip for a local glaze.`, 15),
      r('greta', `Since nobody has asked: yes, I had the football club's permission. They were very confused and very nice.`, 13),
    ],
  },
  {
    space: 'garden', by: 'mbali', hoursAgo: 502, reactions: 20,
    title: 'Watering 60 square metres from a roof: the sums, the pipes, the goats',
    body: `People ask whether rain from a roof is really enough. Here's ours, with every number, so that you can swap in your own.

## The sums

### What the roof gives

One millimetre of rain on one square metre is one litre. Our roof is 84 m², tin, and I count on losing 15%:

> 84 × 0.85 = about 71 litres for each millimetre of rain

We get 460 mm a year, nearly all within four months. So 32,000 litres, of which the tanks can hold 10,000 at once.

### What the garden takes

About 4 litres per square metre on a hot day with drip and mulch. It was **9** with a hose. 60 m² × 4 = 240 litres a day, so a full tank is six weeks.

## The pipes

1. Gutter with a fall (see my introduction for the shame)
2. First-flush pipe: the first 80 litres, with all the dust and pigeon, go into a standpipe and drain by a slow drip
3. Tanks, dark, lids that *lock*
4. A disc filter, 120 mesh
5. Drip line at 1 bar. Tank base is 6 m above the beds, which gives 0.6, and this turned out to be enough for short lines

## The goats

### Season one

They ate the drip line.

### Season two

Buried drip line. They ate the *risers*.

### Season three

A fence. So far.

## What I'd do differently

Buy the second tank first. Every storm I watched overflow run down the hill past dry beds, and I can still hear it.`,
    replies: [
      r('ngozi', `Proper calculation, stated losses, units everywhere. I'm forwarding this to two junior engineers.`, 22),
      r('juhani', `460 mm is about what we get! Ours just arrives sideways and frozen.`, 14),
      r('greta', `From 9 to 4 litres by drip and mulch. Which of the two did more?`, 6),
      r('mbali', `@greta I did them a month apart, so I do know: mulch alone took it from 9 to 6. The cheapest half of everything is straw.`, 24),
    ],
  },
  {
    space: 'garden', by: 'sam_t', hoursAgo: 399, reactions: 16,
    title: 'I think I have killed a cactus by caring about it',
    body: `It was a present. I watered it every Sunday. I talked to it. It's now soft at the bottom and leaning on the window as if it had heard bad news. Is there an afterwards for a soft cactus?`,
    replies: [
      r('hana', `There is! Cut above the soft part with a clean knife, until the cut face is green all over with no brown. Leave it on a shelf for two weeks, *dry*, until it has a skin. Then set it on gritty soil. No water for another two.`, 20),
      r('tala', `So a month of doing nothing. You've been in training for the opposite.`, 12),
      r('sam_t', `It's on the shelf. It is standing up. I've put a note on it that says NO, for me.`, 26),
    ],
  },
  {
    space: 'garden', by: 'old_tom', hoursAgo: 288, reactions: 25,
    title: 'Slugs: a report on the negotiations',
    body: `I've tried grit, eggshells, copper, coffee and beer. The grit they crossed. The shells they appeared to enjoy. The copper stopped one, I believe because he was reading it. The beer works but it's a waste, and you find yourself standing in the rain looking at something that died happier than you are.

This year I grew a row of the softest lettuce I could get, at the far end, by the wall, and told nobody. They've taken that row entire. They haven't touched the rest. I call it the Danegeld and I'd advise it to anyone.`,
    replies: [
      r('kofi', `Historically, paying the Danegeld...`, 18),
      r('old_tom', `I know how it ends, lad. I only need until September.`, 34),
      r('wren', `Leave a bit of rough ground beside that row and you'll get beetles and perhaps a slow-worm. Then your tribute starts paying tribute.`, 15),
    ],
  },
];
