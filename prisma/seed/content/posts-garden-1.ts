import { r } from './helpers';
import type { SeedPost } from './types';

export const garden1: SeedPost[] = [
  {
    space: 'garden', by: 'eleni', hoursAgo: 2480, reactions: 27,
    title: 'Nine tomatoes, one bed, one honest table',
    body: `Every year I say I'll grow three kinds. This year I grew nine, kept notes, and made my family taste with their eyes closed.

![The long bed in July, stakes leaning, everything ripe at once](/demo/tomato-bed.webp)

## How I ran it

Same bed, same compost, four plants of each. Watered at the root every third day. No feed until the first truss set. I weighed everything that came indoors, which excludes what the children ate standing up. I estimate that at 15%.

## Results

| Variety | kg per plant | First ripe | Cracking | Taste (of 10) |
| --- | ---: | --- | --- | ---: |
| Santorini | 2.1 | 1 July | none | 9 |
| Black plum | 3.8 | 8 July | little | 7 |
| Oxheart (neighbour's) | 3.0 | 24 July | terrible | 9.5 |
| Yellow pear | 4.4 | 2 July | some | 5 |
| Paste, unnamed | 5.2 | 15 July | none | 6, sauce 9 |
| Four others | 2 to 3 | late | much | we don't speak of them |

### What the table cannot show

The oxheart has no shoulders to speak of, splits if you look at it, and made my father-in-law stop talking for a whole minute. It stays.

### What the table shows too kindly

Yellow pear. Beautiful, endless, and tastes of water with good intentions.

## Next year

- Santorini, dry, no watering after June. I want to see if less water gives more flavour.
- The paste, whose name I'd love to learn. Long, pointed, green shoulders, from a market in the north.
- Nothing yellow.

## A question

The bottom leaves rolled upward on all nine from mid July, without spots. Heat? Pruning? They cropped well regardless.`,
    replies: [
      r('hana', `Upward roll with no spots and a good crop: physiological leaf roll. Heat plus heavy pruning, exactly as you suspect. Looks alarming and costs you nearly nothing.`, 16),
      r('ngozi', `"Water with good intentions" is the most accurate review of yellow pear ever printed.`, 22),
      r('hana', `And the unnamed paste: please send a photo of one cut lengthwise. If the core runs all the way to the tip I have a guess.`, 9),
      r('rafa', `15% eaten standing up seems low. In our garden that's called the tax, and it's nearer 40.`, 18),
    ],
  },
  {
    space: 'garden', by: 'juhani', hoursAgo: 2344, reactions: 24,
    title: 'Vegetables at 66° north: what five summers have taught me',
    body: `People imagine darkness. The truth is stranger: for seven weeks we have *too much light*, and the plants don't know when to sleep.

## The calendar is short and square

Last frost in the middle of June. First frost at the end of August. Between them, about seventy days that never get dark.

### What likes it

1. Potatoes. Early ones, sprouted for five weeks on the kitchen windowsill until the family complains.
2. Turnips and kohlrabi, enormous, as though inflated.
3. Peas, which climb by night as well as by day.
4. Strawberries. The best in the world, I'm sorry, it is the light.

### What refuses

- Spinach: sees the endless day, bolts at the height of a thumb.
- Coriander: same, out of spite.
- Tomatoes outdoors: we don't use such language here.

## Warm soil is the whole game

Air temperature is what people talk about. Soil temperature is what decides. On 10 June last year the air was 18 and my soil at ten centimetres was **6**. Three things that helped:

1. Ridges running east to west, sloped to the south like a roof
   - with flat stones laid along the north side
   - dark ones, if you have them
2. Clear sheet over the ridge for three weeks before planting
3. Watering with water that stood in black barrels, not from the well at 4 degrees

## What I gave up

### Being early

I used to sow in May, out of longing. The seeds sat in cold mud and rotted with dignity. Now I go fishing in May.

## Yield, since Greta will ask

Forty square metres, 96 kg potatoes, 31 kg roots, 9 kg peas, and one pumpkin the size of an orange, which we named and did not eat.`,
    replies: [
      r('greta', `I was about to ask. Thank you. 2.4 kg of potatoes... no wait, how many of the forty metres were potatoes?`, 13),
      r('juhani', `@greta twenty-two. So 4.4 per square metre. I measured twice because I knew you were out there.`, 26),
      r('mbali', `We have the same problem in a mirror: soil at 41 °C, and I lay *pale* stones. I love that it's one sentence with the sign flipped.`, 21),
      r('sigrun', `What was the pumpkin called?`, 12),
      r('juhani', `Optimism.`, 35),
    ],
  },
  {
    space: 'garden', by: 'hana', hoursAgo: 960, reactions: 19,
    title: 'Does anyone know this bean? Found in a coat pocket, 1987',
    body: `A lady brought eleven beans to the seed drawer, wrapped in a bus ticket. They'd been in her late husband's gardening coat. Cream, with a maroon splash round the eye that looks like a bird with its wings out.

Beans that old *can* still germinate, but I get one try. My plan: two now, on damp paper at 22 degrees, and nine kept back. Please tell me if you would do it otherwise. And if you recognise the bird, tell me twice.`,
    replies: [
      r('eleni', `My mother grew one she called *the swallow*. Climber, white flower, needed a long autumn. I don't have any, but I'd know the pod.`, 17),
      r('marek', `I'd nick the seed coat on one and leave one whole. Old coats get hard as buttons. And boiled water, cooled, there's all sorts living on a bus ticket.`, 12),
      r('hana', `Day 9: the nicked one has a root, four millimetres. I rang her. She did not say anything for a bit and then asked what she should cook when there are enough.`, 38),
      r('ngozi', `I'm not crying about a bean. You're all crying about a bean.`, 29),
      r('eleni', `@hana tell her: with tomatoes, a lot of oil, and slowly.`, 22),
    ],
  },
  {
    space: 'garden', by: 'meihua', hoursAgo: 1930, reactions: 15,
    title: 'Compost at 68 degrees, and then at 31: what did I do?',
    body: `One cubic metre, built in a day: straw, coffee grounds from Yusuf, kitchen scraps, hedge clippings. On day three the thermometer said 68 °C. I was so proud I made guests come and look. On day eight: 31. It's not dry and it does not smell.

Did it finish? Did it die? It looks like neither.`,
    replies: [
      r('greta', `It ran out of air, most likely. Turn it, outside to the middle. If it goes back above 50 within two days, there was food left.`, 14),
      r('mbali', `Agree. Also 68 is a little too hot; the useful ones start dying above 65. Next time turn it when it reaches 60, not when it falls.`, 11),
      r('meihua', `Turned on Sunday. Monday 44, Tuesday 57. The guests have been invited again.`, 25),
      r('yusuf', `I've been telling everyone my coffee reached 68 degrees in another life.`, 19),
    ],
  },
  {
    space: 'garden', by: 'ngozi', hoursAgo: 1711, reactions: 17,
    title: 'Clay, water and a very small French drain',
    body: `Plot 14 holds water the way a bathtub does. Last month I finally did for myself what I do for a living and drained it.

Order of work, for a strip nine metres long:

1. Dig a pit first and **watch** it fill. Mine filled from the *uphill* path and not from below. This changes everything: I needed to catch water, not lower it.
2. Trench along the uphill edge, 40 cm deep, falling 1 in 80. A hosepipe full of water makes a perfectly good level.
3. Lay a geotextile, 10 cm of washed stone, perforated pipe with the holes *down*, stone, fold the cloth over like a parcel.
4. Let it out somewhere that wants water. In my case the willow, who sends thanks.

It isn't glamorous. But yesterday there was a storm, and my boots came up with a sound like boots and not like a cow leaving a bog.`,
    replies: [
      r('tala', `Why holes down? I'd have bet on up.`, 7),
      r('ngozi', `@tala everyone bets on up! Water rises in the stone from beneath, so holes at the bottom take it at the lowest possible level. With holes up, you must fill the trench before the pipe does anything.`, 21),
    ],
  },
];
