import { r } from './helpers';
import type { SeedPost } from './types';

export const workshop1: SeedPost[] = [
  {
    space: 'workshop', by: 'tomasz', hoursAgo: 2566, pinned: true, reactions: 26,
    title: 'Before you open anything with a plug: read this first',
    body: `This stays at the top. It's long because fingers are few. If you're not sure, stop and ask, and nobody here will think less of you.

## Before the lid comes off

1. Switch off **and** unplug. Put the plug where you can see it, on the bench in front of you, not behind the thing.
2. Photograph it. Then photograph it again from the other side.
3. Ask yourself what in there stores energy:
   - capacitors (power supplies, flash guns, microwave ovens)
   - springs (clocks, garage doors, recoil starters)
   - batteries
   - weight (anything on a counterbalance)
   - pressure and heat (boilers, espresso machines)

### Never, at home, without training

- Microwave ovens. The capacitor can kill, and the mains transformer surely does.
- Tube televisions and old oscilloscopes, see @dmitro's thread.
- Garage door torsion springs.
- Swollen lithium cells. Outside, away from everything, and to the recycling point.

## While it's open

### One hand, dry hands, no rings

Measure before you touch. Test your meter on something you *know* is live, measure the dead thing, then test the meter again. A meter can die quietly, like anyone.

### The tray

A magnetic dish, or an egg box with numbers. Screws come out in an order, and they want to go back in it. There is always one that's longer, and it always goes where it'll pierce something.

## Before it goes back

| Check | How | Reject if |
| --- | --- | --- |
| Earth continuity | ohmmeter, pin to metal case | more than 0.5 Ω |
| Insulation | tester at 500 V, live and neutral together to earth | under 1 MΩ |
| Cord grip | pull firmly | it moves |
| Fuse | read it | it's a nail |

The last one's not a joke. I keep the nail.

## If it goes wrong

Don't touch a person who's in contact with live current. Cut the power first. Then call for help. The numbers for the net loft are on the wall by the door, in letters the size of a hand.`,
    replies: [
      r('dmitro', `Signed. I would add to the list the induction hobs and the big camera flashes. Small box, 300 volts, and no manners.`, 16),
      r('yusuf', `For boilers: cold is not the same as unpressurised. Open the steam valve and *watch* it do nothing, then trust it.`, 19),
      r('sam_t', `Can I ask what "insulation, live and neutral together" means? Not planning on doing it. Just want to understand.`, 8),
      r('tomasz', `@sam_t good question. Join the two pins that carry current, and see if any path leads from them to the metal case. There should be none. Come on a Thursday and I'll show you with a lamp, unplugged.`, 17),
    ],
  },
  {
    space: 'workshop', by: 'kenji_h', hoursAgo: 2377, reactions: 30,
    title: 'One drawer, three weeks: notes on fitting wood to weather',
    body: `In the introductions I said that I was making one drawer. Several people asked how that could take three weeks. I shall answer at the speed of the drawer.

![The bench, with planes, one drawer side and shavings](/demo/workbench.webp)

## Week one: looking

The cabinet is from my teacher's teacher. Its drawer was lost in a move. I measured the opening at six points, morning and evening, for five days. The width at the back changed by 0.4 mm in a day, as a front came through with rain.

So: what is "the size" of this opening? There isn't one. There's a range, and a wish.

## Week two: cutting

### Choosing the board

Quarter-sawn paulownia for the sides, since across its width it moves about half of what a flat-sawn board does. Grain running so that I plane *from front to back* when fitting. If you get that wrong you can never shave the drawer sweetly in place.

### The joint

Half-blind dovetails at the front, three tails. I cut the tails first. It is only a habit. Those who cut the pins first are also going to heaven.

## Week three: fitting

1. Fit the sides alone, each in its own place. They should slide with one finger.
2. Fit the front to the opening, tight, *before* any joint is cut to final.
3. Glue. Check the diagonals.
4. Plane the sides until the drawer enters with a sigh.

### The sigh

When you push one drawer closed, another in the cabinet should open a little from the air. It's an old test. Mine moved its neighbour by 3 mm. I made tea.

## What I learnt

On dry days, 0.3 mm play. On wet days, a page of newspaper. It will stick in August and I will let it. A thing made of wood is still, slightly, a tree.`,
    replies: [
      r('femi', `"Range, and a wish." I've been giving customers millimetres for years, when I should've been giving them that.`, 24),
      r('old_tom', `Pins first. See you up there.`, 28),
      r('greta', `0.4 mm in a day over what width, and do you have the humidity? I'd like to compare with my bread cupboard.`, 9),
      r('kenji_h', `@greta 412 mm, from 54 to 81 percent. I should very much like to hear about the bread cupboard.`, 15),
    ],
  },
  {
    space: 'workshop', by: 'femi', hoursAgo: 2222, reactions: 17,
    title: 'How do you stop a chair from walking?',
    body: `Not wobbling, walking. All four feet are flat. But when you get up, it creeps back a centimetre, always to the left. By evening it's at the wall. I've built forty chairs, and this is the first with ambitions.`,
    replies: [
      r('ngozi', `When you stand you push down and back, and the back legs flex like a spring and then skip. If one is a touch stiffer than the other, it skips sideways. Check the grain direction in the back legs.`, 18),
      r('femi', `One back leg has run-out of perhaps eight degrees. I saw it when I cut it and told myself it was character.`, 21),
      r('sigrun', `Put a felt pad on the stiff foot only.`, 10),
      r('femi', `The felt pad works. It now walks in a straight line.`, 33),
    ],
  },
  {
    space: 'workshop', by: 'bex', hoursAgo: 2040, reactions: 19,
    title: 'A bike stand from a scaffold pole, a clamp and a bad back',
    body: `Bending over upturned bikes was finishing me off. The shop ones cost more than most of the bikes that come in, so:

![Home-made repair stand holding an old blue touring bike](/demo/bike-stand.webp)

- 1.8 m of scaffold pole, in a bucket of concrete with a wheel rim cast in the bottom so that it *rolls* when tipped
- a pipe clamp with the jaws lined with inner tube
- one 90° scaffold coupler as the head: loosen, rotate, tighten

Whole thing was £11 and one wasted Saturday. Grip it by the seat post, never by the frame tubes, and for carbon or a dropper post ask first, as they crush.`,
    replies: [
      r('rafa', `The rolling bucket! I've been dragging mine like a tombstone for six years.`, 14),
      r('ines', `Can it hold a loaded tourer? Mine's 31 kg with the bags.`, 4),
      r('bex', `@ines took a cargo bike on Friday, with the child still arguing in it. Take the bags off, though, mostly so I don't have to hear about the contents.`, 22),
    ],
  },
  {
    space: 'workshop', by: 'layla_n', hoursAgo: 1460, reactions: 22,
    title: 'The forty degrees, explained (and a first glow picture)',
    body: `Thanks to @dmitro, who answered eleven photographs with the patience of a saint.

![Peephole of the kiln at about 1,000 degrees](/demo/kiln-glow.webp)

The thermocouple is type K. Somebody in the kiln's past had lengthened it by two metres of *ordinary copper* cable, and joined it inside a warm box. A thermocouple measures the difference between its hot end and the place where its own alloy stops. So the "cold end" had been sitting at 60 degrees next to the kiln and not at 20 by the controller. Forty degrees: exactly the error.

New compensating cable, right colours, right polarity. The cones and the controller now agree to within five degrees, and I've unlearnt six years of instinct: I'd been adding forty in my head without knowing.`,
    replies: [
      r('lucie', `Six years of good pots made by a woman arguing silently with a cable. Respect.`, 25),
      r('dmitro', `It was a pleasure. The eleventh photo was of the cat, and this was also useful.`, 28),
      r('yusuf', `I've just gone to look at the extension cable on my roaster. I don't want to talk about it.`, 20),
    ],
  },
];
