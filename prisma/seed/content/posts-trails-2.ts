import { r } from './helpers';
import type { SeedPost } from './types';

export const trails2: SeedPost[] = [
  {
    space: 'trails', by: 'dana_s', hoursAgo: 1590, reactions: 17,
    title: 'Star trails with an ordinary camera: a winter night, step by step',
    body: `You don't need a telescope for this one. You need a tripod, patience, a flask, and someone who knows where you are.

## Planning

### The moon

Either none or a thin one. Full moon turns the sky to milk.

### The north

Find the pole star (or, in the south, the empty spot that the Cross points to). Trails circle it. Put it a third of the way up, with something still and dark below: a tree, a chapel, a friend who owes you money.

## Settings

| | Start with | Then |
| --- | --- | --- |
| Lens | wide, 14 to 24 mm | |
| Aperture | f/2.8 | f/4 if the sky's bright |
| ISO | 1600 | halve it if the histogram touches the right |
| Each exposure | 25 s | |
| Number | 200 | until the battery dies |
| Gap | 1 s | gaps longer than this show as dashes |

Focus on a bright star by live view, magnified; then *tape the ring down*.

## On the night

1. One test frame. Look at the corners.
2. Turn off stabilisation, auto-focus, long-exposure noise reduction.
3. Start, and put your hands in your pockets.
4. A lens heater, or a sock with a hand-warmer in it. Dew is the real enemy.

## After

Stack with "lighten": for every pixel keep the brightest value from all the frames. It's so simple that you can do it in eight lines:

\`\`\`python
import glob
import numpy as np
from PIL import Image

trail = None
for name in sorted(glob.glob("night/*.jpg")):
    frame = np.asarray(Image.open(name))
    trail = frame if trail is None else np.maximum(trail, frame)
Image.fromarray(trail).save("trail.png")
\`\`\`

## The part I can't put in a table

For ninety minutes there's nothing to do. A fox came and sat down eight metres off and looked at the same sky. Neither of us said anything.`,
    replies: [
      r('kofi', `Eight lines! I'm taking thirty teenagers and one tripod to a field. Wish me luck.`, 19),
      r('juhani', `In cold below minus 15, keep the spare battery in your sock and swap every hour. The camera doesn't mind, the battery minds.`, 12),
      r('wren', `The fox. Thank you for the fox.`, 18),
    ],
  },
  {
    space: 'trails', by: 'wren', hoursAgo: 1422, reactions: 19,
    title: 'Drawing birds that will not hold still',
    body: `People apologise to me for their sketches, so here are the rules I use, which leave no time to be ashamed.

1. Ten seconds. Not more.
2. The line of the back first. If you only get one line, it's that one.
3. Never finish a bird that's left. Start another on the same page.
4. Write what it *did*. "Cross." "Like a wet glove." "Thinking of going."

At the end of an hour you'll have thirty bad birds, and one that's the bird.`,
    replies: [
      r('caro', `"Thinking of going" made me see it at once: a wagtail?`, 12),
      r('wren', `@caro it's always a wagtail.`, 19),
      r('layla_n', `This is how we were taught to write an alif. A hundred bad ones, and never go back over a line.`, 22),
      r('dana_s', `With planets it's alike: you draw for an hour and the air is still for two seconds, and that's the one.`, 14),
    ],
  },
  {
    space: 'trails', by: 'rafa', hoursAgo: 1244, reactions: 11,
    title: 'My knee says no downhill. Your tricks, please, before I buy a third brace',
    body: `Uphill fine, flat fine, downhill after an hour it's like a drawer that sticks in August. A doctor has seen it: nothing torn, "use it sensibly". I'm forty-one, I don't know how to do that.`,
    replies: [
      r('sigrun', `Poles, both of them, longer for the descent. And small steps. You look like a duck, and the duck gets home.`, 20),
      r('aroha', `Step-downs off a stair, slow, three sets, every second day, for two months. Boring. My hut-carrying knees were saved by it. Ask a physio to watch your form first.`, 17),
      r('kenji_h', `I'm honoured that my drawer is now a medical term.`, 27),
      r('rafa', `Six weeks of stairs and ducking: did 800 m down on Sunday, and only complained for the final hundred. Oisín can confirm.`, 15),
      r('oisin', `He complained throughout, but about other things.`, 29),
    ],
  },
  {
    space: 'trails', by: 'sam_t', hoursAgo: 1166, reactions: 10,
    title: 'First night out alone: what should I actually be afraid of?',
    body: `One night, 6 km in, a forest I know by day. I have got a tent and a sandwich. I am not really afraid of axe murderers. I think I'm afraid of *noises*. What do you wish you'd known?`,
    replies: [
      r('sigrun', `Be afraid of being cold and of twisting an ankle. Tell one person where, and until when. Everything else is deer.`, 22),
      r('juhani', `A mouse beside a tent sounds like a wolf. A wolf sounds like nothing at all. So if you hear it, you're fine.`, 27),
      r('sam_t', `@juhani I don't feel this helps as much as you think it does.`, 33),
      r('dana_s', `Go to bed late. Watch the dark arrive instead of waking up in it. By the time you can't see your hand you've got used to the place, and it to you.`, 24),
      r('sam_t', `Did it. There was a noise. It was a hedgehog going through my sandwich bag with its whole head. I've never slept so well.`, 35),
    ],
  },
  {
    space: 'trails', by: 'juhani', hoursAgo: 1010, reactions: 14,
    title: 'Canoe, sauna, canoe: a four-lake weekend with one long carry',
    body: `We crossed four lakes and carried over three necks of land. The third carry was 1,900 metres, of which the last 400 are marsh on planks. My brother has the front and he steers, my job's to follow, see nothing, and trust him.

He stepped off the plank at the 1,700 metre mark. So I then also stepped off the plank. The canoe, upside down on top of us, made the situation quite private. We discussed our childhood.

There's a sauna at the fourth lake that anyone may heat if they chop as much as they burn. Water 11, air 4, sauna 92. I've no complaints against my brother now.`,
    replies: [
      r('aroha', `"Made the situation quite private." I've had the same in a two-person pack-raft carry. There's no conversation like it.`, 18),
      r('nils', `Which way round the second lake? There's an esker on the south shore that'd save you half of carry two.`, 8),
      r('juhani', `@nils now you tell me. It's on the 5 metre contours, I suppose.`, 21),
    ],
  },
];
