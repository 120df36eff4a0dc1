import { r } from './helpers';
import type { SeedPost } from './types';

export const trails1: SeedPost[] = [
  {
    space: 'trails', by: 'sigrun', hoursAgo: 2455, reactions: 24,
    title: 'Three days of rain: a trip report by somebody who expected it',
    body: `I walk when the forecast is bad. There's room in the huts, the rivers are honest, and nobody can accuse you of doing it for the photographs.

## Day one: drizzle, 17 km

Old sheep path over the heath. *Súld*, we call this rain: it doesn't fall, it's simply there. You're dry for two hours and then you understand that you haven't been dry for one.

Met a plover. It pretended to have a broken wing, for 200 metres, and was so good at it that I offered sympathy.

## Day two: rain, 22 km

### The ford

The guidebook says "ankle deep". The guidebook was there in August. I walked upstream for forty minutes until the river spread into five thin ones, undid my hip belt, faced the current and shuffled. Thigh, once. **If it's brown and you can hear stones moving, you do not go.** It was grey and quiet, so I went.

### The hut

Eight people, one stove, 16 socks. A man from somewhere flat asked when it'd stop. The warden looked at him kindly and said "what?"

## Day three: *proper* rain, 14 km

Sideways. My hood and I went in different directions. I sang. By the end I was soaked from the inside as well, in a jacket that cost more than my first car, and completely happy.

## What worked

- Wool. All of it.
- A dry set of clothes in a bag that I'm *not allowed to open* before the hut
- Rubber gloves, the kind for fish. Laugh if you like
- Butter in everything

## What did not

- The jacket (see above)
- Paper map in a "waterproof" case: now a paper ball in a waterproof case`,
    replies: [
      r('aroha', `The forbidden dry bag is the best piece of advice in any hut on any island. Mine says "NO AROHA" on it.`, 20),
      r('nils', `May I recommend printing on the waterproof stuff used for race maps. I have one that's been through a washing machine and, once, a reindeer.`, 17),
      r('sam_t', `"The warden looked at him kindly and said 'what?'" I've been laughing for a good while now.`, 14),
      r('sigrun', `@nils through a reindeer how?`, 16),
      r('nils', `From one end to the other.`, 36),
    ],
  },
  {
    space: 'trails', by: 'nils', hoursAgo: 2310, reactions: 13,
    title: 'In praise of the 5 metre contour',
    body: `A walker told me contours are "the brown lines for show-offs". On a 20 metre interval he's nearly right: a nineteen-metre cliff can hide between two lines and never appear at all. A house-high boulder doesn't exist. The whole texture of the land, the part your ankles know, lives *between* the lines.

At five metres you can see a re-entrant the width of a barn, and you can say "third little nose on the left" and be understood in fog.

My rule for the scale at which I get lost: interval times four.`,
    replies: [
      r('wren', `As a person who draws: 5 m contours look like the hill was combed by someone who loves it.`, 21),
      r('oisin', `On a chart we only care about the ones beneath us, and only when they get smaller.`, 18),
      r('rafa', `Interval times four = 80 m for me. Checks out. I've been exactly eighty metres from my car for an hour.`, 24),
    ],
  },
  {
    space: 'trails', by: 'aroha', hoursAgo: 2080, reactions: 20,
    title: 'How we build a track that the rain cannot steal',
    body: `Twelve volunteers, five weekends, 640 metres of new sidle below the ridge. I've written up what we do, because most people think you just walk up and down until there's a path. That's how you make a *stream*.

![The ridge in evening light, new track just visible below the skyline](/demo/trail-ridge.webp)

## The half rule

The gradient of the track should be no more than half the gradient of the slope it crosses. Steeper than that and water looks at your track and thinks: shortcut.

### And the ten per cent average

Even on a steep face, keep the long average around 10%. Short pitches up to 15 if they're armoured.

## Bench, then batter, then outslope

1. Cut a full bench. All of the tread on solid ground. No half-and-half with loose fill on the outer edge, it'll be in the creek by spring.
2. Lay the back cut at an angle that'll hold.
   - clay: nearly upright
   - scree or ash: lie it right back, and plant it
3. Outslope the tread, about 5%. A ball should roll *off* it, not along it.

## Grade reversals

Every 15 to 20 metres, a little dip and rise. Walkers don't notice. Bikers grin. Water has no choice but to leave.

| Problem | Lazy fix | Real fix |
| --- | --- | --- |
| Puddle | gravel | find where the water wants to go |
| Gully down the middle | drain bar | move the track |
| Short cut at the bend | sign | make the bend worth walking round |

## What we carried

Grubbers, two rakes, a bar, one clinometer, 11 kg of scones.`,
    replies: [
      r('ngozi', `"Water has no choice but to leave." You're all drainage engineers and I'm so happy.`, 22),
      r('rafa', `Biker here, can confirm grin. Also can confirm that I now see every gully as someone's shortcut.`, 14),
      r('greta', `11 kg for twelve people over five weekends is 183 g of scone each day. That's reasonable.`, 25),
    ],
  },
  {
    space: 'trails', by: 'ines', hoursAgo: 1899, reactions: 21,
    title: 'Lisbon to the top of the map by bicycle: what I packed, and what I posted home',
    body: `64 days, 5,130 km, one waxed chain. I left with 34 kg and arrived with 22, and the difference is the useful part.

## Before

I read every list on the internet and put them *all* in the bags.

## Posted home, in order

1. Day 3: second stove, jeans, a hammock (!)
2. Day 9: the lock that weighed more than the wheel
3. Day 15: four of six T-shirts
4. Day 30: the big camera. This one hurt.

## What stayed

### Sleeping

| Thing | g | Would I take it again? |
| --- | ---: | --- |
| Tent, one and a half persons | 1,420 | yes, for the half |
| Mat, foam | 380 | yes. It can't go flat |
| Bag, comfort +2 | 910 | with a liner |

### Eating

One pot, one spoon, one knife with a cork on its point. Olive oil in a hip flask. Never without: an onion.

### Repair

Two tubes, patches, a chain link, three spokes taped to the frame, *one metre of gear cable* (used: twice), and zip ties, which are holding the front rack as I write.

## What I would tell me

- It isn't about the distance. From 60 to 90 km a day leaves time for being invited in.
- Stop at the first good place after four o'clock, not the best.
- Wave first.

## Best hour

Day 41, rain, a bus shelter, three men mending a tractor. They made coffee on the exhaust.`,
    replies: [
      r('bex', `Twice on the cable! I rest my case. I'm having it engraved.`, 19),
      r('yusuf', `Coffee on the *exhaust*. I want to be appalled, yet I want to know the extraction time.`, 18),
      r('ines', `@yusuf moka pot, four minutes, second gear.`, 31),
      r('tala', `"Stop at the first good place after four" is good advice for absolutely everything.`, 20),
    ],
  },
  {
    space: 'trails', by: 'oisin', hoursAgo: 1733, reactions: 15,
    title: 'First solo crossing: eleven miles, and the thing nobody told me',
    body: `I've sailed it forty times with somebody. On Saturday I did it with nobody. Wind southwest four, easing, tide fair until two.

What no one had told me was how much of sailing is *talking*. "Ready about." "Bit of a lull there." "Is that a pot buoy?" I said it all out loud, and after an hour I was answering. We got on quite well. By the far shore we'd fallen out over the last biscuit.

Kill cord, harness, radio, and my mother had the plan and the time to call. Home by five.`,
    replies: [
      r('old_tom', `There's a fellow who sails with me too. Never pays for a thing. Well done.`, 24),
      r('sigrun', `Who got the biscuit?`, 9),
      r('oisin', `@sigrun he did. I was helming.`, 28),
    ],
  },
];
