import { r } from './helpers';
import type { SeedPost } from './types';

export const workshop4: SeedPost[] = [
  {
    space: 'workshop', by: 'yusuf', hoursAgo: 166, reactions: 14,
    title: 'Found inside an espresso machine from 1974',
    body: `A hair grip, eleven grams of limescale in the shape of the pipe it grew in, a bay leaf, and a note in pencil on the inside of the case: *"Sealed 4/81. Signora says hotter. I told her."*

The boiler passed its pressure test at one and a half times working pressure, cold, with water, which is the only way that anybody should do it. New gaskets, new valve, and I've added a line under his: "Still told her."`,
    replies: [
      r('tomasz', `There it is again, the underlining in red pencil. We ought to start a collection of these.`, 18),
      r('caro', `A bay leaf in the boiler is either a terrible accident or a very secret recipe.`, 22),
      r('pascal_d', `My mother put one in the flour bin against moths. Perhaps he feared moths in the coffee.`, 12),
    ],
  },
  {
    space: 'workshop', by: 'dmitro', hoursAgo: 110, reactions: 16,
    title: 'Small trick: desoldering a big ground pin without cooking the board',
    body: `The pin sits in a copper plane and drinks all the heat. You push, you wait, the pad lifts, you say words. Instead:

![Preheated board, fresh solder flowing on a ground pin](/demo/soldering.webp)

1. Warm the *whole* board from below first, to about 100 °C. A hair dryer and ten minutes will do.
2. Add fresh solder. It seems backward, but old solder is dull and doesn't carry heat.
3. Large chisel tip, not a pointed one. Heat's about area.
4. Only now the braid, with flux, and lift when it shines.

Window open, please. The smoke's from flux, and lungs don't have a spare.`,
    replies: [
      r('sooah', `Step 3 took me ten years. Everyone starts with the needle tip because it looks precise.`, 13),
      r('yusuf', `Saved a controller board with this an hour ago. Pad intact. Words unsaid.`, 15),
      r('mbali', `Hair dryer: 1,800 W. You know what that does to my afternoon. I used the sun and a black tray, and it got to 74.`, 21),
    ],
  },
  {
    space: 'workshop', by: 'femi', hoursAgo: 71, reactions: 17,
    title: 'Oil or varnish on a kitchen table? I would like a civil war, please',
    body: `Family of five, ash top, daily homework and curry. I say hardwax oil: it marks, but it *mends*, you rub a spot with a cloth and it's gone. My brother says two-pack varnish: it doesn't mark at all, until the day it does and the whole top has to be stripped.

Give me your turmeric stories.`,
    replies: [
      r('priya_r', `Turmeric goes through oil in under a minute. Ours has a yellow moon, from 2019. Sunlight fades it: I put the table by the window and in a month it was a rumour.`, 20),
      r('kenji_h', `Nothing at all. Soap, water, scrubbing with the grain each week. It goes silver. In ten years nobody will ask for the finish, they'll ask for the age.`, 23),
      r('mirela', `Varnish, and I say that as a lime person. Children are not a breathable material.`, 27),
      r('greta', `I tested six finishes with coffee, wine, turmeric and a hot pan. Varnish won three of the four; the pan left a white ring that no cloth would mend.`, 14),
      r('femi', `So: varnish for peace, oil for repair, soap for eternity. I'll let the family read this and fight it out over a curry.`, 22),
    ],
  },
  {
    space: 'workshop', by: 'kenji_h', hoursAgo: 36, reactions: 18,
    title: 'Sam came by with the chisel',
    body: `We reground the bevel. It took twenty minutes; then we stayed three hours.

![Two people's tools on one bench, late afternoon](/demo/workbench.webp)

Sam made one dovetail. There's a gap on the left that you could post a letter through, and the right side is closed. I said: keep it, write the date on it, and make another each month. In a year you'll have a box of twelve teachers.`,
    replies: [
      r('sam_t', `I've written the date on it. I've also looked at the good side about two hundred times.`, 26),
      r('femi', `I've my first one still. You could post a *parcel*.`, 21),
      r('meihua', `The nearest thing, and then the next nearest. Well done, Sam.`, 17),
    ],
  },
  {
    space: 'workshop', by: 'amara', hoursAgo: 1.5, reactions: 5,
    title: 'Does anybody have a left-handed thread tap, M6, for one evening?',
    body: `Machine number nine. The handwheel clamp. Of course it's left-handed. I can pay in hemmed trousers.`,
    replies: [
      r('beto', `Red cage, second drawer, in a tin marked "wrong ones". See you at seven.`, 7),
      r('bex', `We use left-hand threads on pedals, so I'd have lent you mine, but it's nine sixteenths. Solidarity anyway.`, 4),
      r('amara', `@beto "wrong ones"! Perfect. Bring trousers.`, 8),
    ],
  },
];
