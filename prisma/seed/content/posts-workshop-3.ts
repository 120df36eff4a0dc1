import { r } from './helpers';
import type { SeedPost } from './types';

export const workshop3: SeedPost[] = [
  {
    space: 'workshop', by: 'beto', hoursAgo: 820, reactions: 13,
    title: 'Garden gate, mild steel: keep it flat or lose it',
    body: `The gate was flat when I tacked it. When it cooled it had a twist you could've rocked a baby in. So the second time, properly:

1. Tack all corners, both sides, and check the diagonals (mine: 1,842 and 1,842, I kissed it)
2. Clamp it to the table with a 2 mm shim under the corner that lifted last time
3. Weld short, 20 mm, and jump about: corner one, corner three, two, four
4. Let it go cold *in the clamps*. Have lunch. A real lunch

Heat shrinks toward the last thing you welded. So spread the "last thing" all over.`,
    replies: [
      r('old_tom', `I had the short lunch. My gate's a propeller.`, 26),
      r('ngozi', `Nicely put. On a bridge it's the same, with more paperwork and the lunch is two days.`, 15),
      r('femi', `Diagonals to the millimetre on the first try? I want to see the tape measure.`, 8),
    ],
  },
  {
    space: 'workshop', by: 'bex', hoursAgo: 590, reactions: 22,
    title: 'Chains: how they wear, when to change them, and four myths',
    body: `Half of what I charge for could be avoided by one ruler. So here's the ruler.

## What wear is

A chain doesn't stretch. The steel's the same length it always was. What grows is the *slack* inside each joint as pin and bushing wear, a few hundredths of a millimetre, times more than a hundred links.

## How to measure

### With a ruler

Put zero on the centre of a pin. Twelve full links later (twenty-four pins) should be exactly 12 inches, 304.8 mm.

- up to 306.3 mm (0.5%): ride on
- around 307 mm (0.75%): change it, keep the cassette
- 308 mm or more (1%): the cassette's most likely gone as well

### With a checker

Cheap, quick, and a bit pessimistic, because it also presses the rollers. Fine. Being a bit early costs you twelve quid, and late costs sixty.

## Four myths

1. **"Just oil it more."** Oil over grit is grinding paste. Wipe first.
2. **"A new chain always skips on an old cassette."** Only if the old chain was left too long. Change at 0.75 and it won't.
3. **"Fling it in petrol overnight."** Please don't. You wash out the grease from inside where you can't put it back, and then there's a bucket of petrol.
4. **"It's the derailleur."** It's nearly always the cable.

## My own numbers

| Rider | Lube | km to 0.75% |
| --- | --- | ---: |
| Commuter, all weathers | wet oil, never wiped | 1,900 |
| Same commuter, shamed into wiping | wet oil, weekly rag | 3,400 |
| Ines, touring | wax | 6,100 |
| Rafa | mud | 900 |`,
    replies: [
      r('rafa', `I feel I've been used as a warning.`, 27),
      r('ines', `Six thousand with wax, true, but half of that is just that I ride on tarmac like a civilised person.`, 16),
      r('kofi', `"Twelve full links, 24 pins" – I'm making this a worksheet. Percentages at last have a purpose.`, 14),
      r('bex', `@rafa a beloved warning.`, 19),
    ],
  },
  {
    space: 'workshop', by: 'viktor', hoursAgo: 455, reactions: 11,
    title: 'Which dead keyboard is worth saving?',
    body: `Three candidates from the skip behind the office: a 1989 buckling-spring tank with coffee in it, a modern low-profile with two dead keys, and a beige thing that smells of a school. I have one weekend. Vote.`,
    replies: [
      r('dmitro', `The tank. It was built by people who were angry at time.`, 25),
      r('sooah', `The tank, but wash the membrane in distilled water only, and count the rivets first. If more than five have snapped, you're doing a bolt mod and the weekend is two weekends.`, 15),
      r('viktor', `Nine snapped. It's two weekends. My family can hear me happy from the street.`, 18),
      r('caro', `Nobody voted for the one that smells of school and I feel for it.`, 21),
    ],
  },
  {
    space: 'workshop', by: 'caro', hoursAgo: 340, reactions: 15,
    title: 'Roller trouble: one stripe of thin ink, always on the left',
    body: `Proofing press, 1961. Composition rollers, re-cast two years ago. Every sheet has a pale stripe 30 mm wide, some 80 mm from the left edge. I've checked the roller height with the gauge (equal at both ends), changed the packing and cleaned the bed. The stripe doesn't care.

Type-high type is fine elsewhere. Any printers hiding here?`,
    replies: [
      r('amara', `Not a printer, but in my machines a stripe at one fixed place is always a flat on a roller. Did it stand parked, pressing on something, for a long time?`, 14),
      r('tomasz', `Put a strip of thin paper between roller and bed at the stripe and pull. Then elsewhere, and compare the drag. It's how we find a bent arbor.`, 11),
      r('caro', `Amara! It stood two weeks in the hot spell, resting on the ink plate's *edge*. I can feel the dent with a fingernail. Composition is basically jelly. It remembers everything.`, 19),
    ],
  },
  {
    space: 'workshop', by: 'jonno', hoursAgo: 236, reactions: 28,
    title: 'I have built a door. It is the wrong side of the wall.',
    body: `The shed ("Portugal") needed a new door. I measured. I drew it. I made it, ledged and braced, and even the brace runs the right way, from bottom hinge to top latch. It's the best thing I've ever made. I hung it on Saturday with the help of my brother-in-law and two beers.

It opens outwards. There's a tree outwards.

It opens eleven centimetres, which is enough for a cat, or for my arm to wave.`,
    replies: [
      r('femi', `Brace correct at the first attempt! I'm not joking, many professionals get that wrong. Now swap the hinges to the inside and be a hero.`, 17),
      r('jonno', `@femi inwards there's the workbench. It's screwed to the wall. I screwed it.`, 24),
      r('old_tom', `Saw the door in half across the middle. A stable door. Tell everyone it was always to be a stable door.`, 35),
      r('jonno', `It's a stable door. It was always to be a stable door. @old_tom I owe you the other two beers.`, 33),
    ],
  },
];
