import { r } from './helpers';
import type { SeedPost } from './types';

export const workshop2: SeedPost[] = [
  {
    space: 'workshop', by: 'mirela', hoursAgo: 1688, reactions: 21,
    title: 'Lime plaster for people who have only met cement',
    body: `I get asked every month, so here's what I know after four years and 140 square metres of a house built in 1911. I'm not a plasterer by trade. The plasterer I learnt from said *"good, then you've nothing to forget"*.

## Why bother

Old walls of soft brick or stone hold some water and need to let it go. Cement holds the door shut. In my kitchen the cement skirting was bone dry, and behind it the wall was wet to a metre.

## The three coats

### Scratch

Lime putty and sharp sand, 1 to 2.5, plus hair. 10 mm. Throw it, do not spread it: it bites better. Scratch it diagonally while it's soft.

### Float

1 to 3, 8 mm, straightened with a long board, rubbed up when your thumb leaves a mark but doesn't go in. **Wait** a week for each coat at least. When it goes pale and you can't scratch it with a nail, it's ready.

### Finish

1 to 1 with fine sand. 3 mm. Two passes of the trowel. Music helps.

## Where people go wrong

1. *Drying is not setting.* Putty lime sets by taking in carbon dioxide, and it needs damp to do so. Mist it twice a day. Hang wet sheets.
2. Frost. Not below 5 °C, for a month afterwards.
3. Gypsum on top, "just to fill". No.
4. Haste.

## Safety, since it burns

Lime is caustic. Goggles always, for *mixing* most of all, gloves, long sleeves, clean water within reach for eyes. A splash in the eye is a hospital visit.

## Costs

| For 10 m² | Cement | Lime |
| --- | ---: | ---: |
| Materials | 70 | 130 |
| Days waiting | 2 | 24 |
| Times I had to do it | 2 | 1 |`,
    replies: [
      r('beto', `Same gospel for adobe. Someone "protected" a church near us with cement render in the seventies. The walls were soup by the nineties.`, 17),
      r('ngozi', `May I ask about hair: goat, horse, or bought? My neighbour has a very hairy goat and so does @mbali.`, 11),
      r('mbali', `You may have all of it. Please. Bring a lorry.`, 26),
      r('mirela', `@ngozi goat is the classic. Clean, 3 to 5 cm, teased apart by hand so it doesn't clump. Five kilos to the cubic metre.`, 9),
    ],
  },
  {
    space: 'workshop', by: 'amara', hoursAgo: 520, reactions: 16,
    title: 'Number eight zags again',
    body: `The 1950s zigzag that only zigged. I'd taken it apart three times. The cam was perfect, the follower perfect, the spring fine. It would swing left and stay there, sulking.

Last night I put one drop of paraffin on the needle-bar pivot, to clean it, and went to bed. This morning it zagged. Seventy years of sewing-machine oil had turned to amber in a gap you couldn't get paper into. Nothing was ever broken. It was only *held*.

I think of several people I know.`,
    replies: [
      r('tomasz', `This is half of all clocks. "It was only held." I shall use that at the counter and I'll say who said it.`, 25),
      r('greta', `And the tax return has zagged as well. For the record: seven machines are deductible.`, 23),
      r('amara', `@greta and the eighth, as of this morning!`, 20),
    ],
  },
  {
    space: 'workshop', by: 'tomasz', hoursAgo: 1270, reactions: 20,
    title: 'A mantel clock that stops only on Tuesdays',
    body: `A customer swore to it and I did not believe her, so I kept it for three weeks. It stopped on Tuesday at about ten. The following Tuesday: ten. I felt the floor tilt.

It's an eight-day movement. She winds it on Sunday after lunch. By Tuesday the spring has let down past the point where two coils were stuck together with old grease; they let go with a jerk, the power dips for a second or two, and a tired movement stops. On any other day the pendulum carries it over.

New mainspring, cleaned barrel. I told her. She was disappointed, I think. She had an aunt who died on a Tuesday.`,
    replies: [
      r('zainab', `This is precisely a cron job plus a slow memory leak.`, 24),
      r('wren', `You might have left her the aunt.`, 29),
      r('tomasz', `@wren I did think of it. I said that I could explain the *stopping*, but not the choice of day.`, 36),
    ],
  },
  {
    space: 'workshop', by: 'sam_t', hoursAgo: 1090, reactions: 18,
    title: 'Sharpening: everybody on the internet disagrees. Where do I start with one chisel?',
    body: `Water stones, oil stones, diamond plates, sandpaper on glass, "just strop it", guides are cheating, guides are essential. I have one chisel, twenty-five quid and a kitchen.`,
    replies: [
      r('kenji_h', `Sandpaper on glass, three grits: 240, 800, 2000. It costs little and is perfectly flat. Flatten the *back* first, only the last two centimetres. Everyone skips this.`, 22),
      r('femi', `Use a guide for a month. Then you'll know what 25 degrees feels like in your wrists and can put it in a drawer.`, 15),
      r('old_tom', `And stop when you can feel a burr along the whole of the edge. Not before. Most dull chisels were given up on one minute early.`, 21),
      r('sam_t', `I felt the burr. It's like a tiny cliff. I've shaved a bald patch on my arm and cut a slice of pine so thin I could read through it. Why does nobody say this is *fun*?`, 32),
      r('kenji_h', `We've been trying to tell you for four hundred years.`, 30),
    ],
  },
  {
    space: 'workshop', by: 'old_tom', hoursAgo: 965, reactions: 23,
    title: 'The scarf joint, told to a man who asked me if glue was not enough',
    body: `Glue is enough. Glue is stronger than the wood. But glue wants two faces that belong to each other, and a plank six metres long doesn't grow in this town any more, so you make one out of two.

Eight to one. A plank an inch thick gets a slope eight inches long. Both pieces at once, stacked like stairs, planed together, so that whatever you do wrong to one you do wrong to the other and they match. Offer it up. Look along it with a lamp behind. No light, no argument.

Then people clamp it too hard and squeeze all the glue out and say that scarfs are weak. Firm as a handshake. Not firm as a *threat*.`,
    replies: [
      r('oisin', `I scarfed my first pair of strakes from this description read aloud on the phone. They've got two seasons in them and no light.`, 17),
      r('viktor', `"Whatever you do wrong to one you do wrong to the other and they match." I've been trying to explain property tests to my team for a year.`, 22),
      r('beto', `Handshake, not threat. Same for the C-clamps on sheet steel. Tom, you're teaching me back.`, 15),
    ],
  },
];
