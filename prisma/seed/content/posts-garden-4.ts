import { r } from './helpers';
import type { SeedPost } from './types';

export const garden4: SeedPost[] = [
  {
    space: 'garden', by: 'amara', hoursAgo: 201, reactions: 23,
    title: 'A dye garden in four square metres: red, yellow, blue',
    body: `With three plants you can have nearly every colour. I gave each its own square and kept the last one for mistakes.

## The three

### Madder, for red

It's the *root* you want and you must wait three years. I'm in year three. The plant is a scratchy sprawler that nobody would call pretty, and beneath it there's a tangle the colour of brick.

### Weld, for yellow

Biennial, tall as I am. Cut when the lower seeds turn. The clearest yellow I know; there's no shyness in it.

### Woad, for blue

First-year leaves only. This one is chemistry. The blue isn't in the leaf, it has to be talked out.

## The bath

1. Scour the wool: hot water, neutral soap, an hour, no stirring.
2. Mordant with alum at 10% of the dry weight of the fibre. I do weigh it. *Greta made me.*
3. Dye.
   - Madder: keep it under 70 °C. Any hotter and the browns come out.
   - Weld: a simmer, with a pinch of chalk.
   - Woad: a reduced vat, no mordant at all. Cloth comes out yellow-green and turns blue in the air as you hold it.
4. Rinse, dry in the shade, be patient.

Gloves and a mask for powders, a window open, and pots that never go back to the kitchen.

## What you get by crossing them

| First | Then | Result |
| --- | --- | --- |
| Weld | Woad | proper green, "Lincoln" |
| Madder | Weld | orange, like a fox |
| Woad | Madder | plum, if you're lucky |
| All three | | the brown that every child knows |

More swatches: [dye notebook](https://example.com/amara/dye-notebook).`,
    replies: [
      r('sigrun', `The moment when it turns blue in the air! I saw this once and had to sit down. May I send you two skeins of undyed lopi?`, 20),
      r('amara', `@sigrun please do. I'll send one back as a fox.`, 22),
      r('meihua', `With indigo my grandmother would say one mustn't speak sharply next to the vat. I think it was only so we would be quiet, but the blue was good.`, 26),
      r('lucie', `Year three on the madder! You and I should start a club for people who wait.`, 13),
    ],
  },
  {
    space: 'garden', by: 'tala', hoursAgo: 120, reactions: 18,
    title: 'First tomato of the balcony. It weighs nine grams.',
    body: `I've been told to post a picture of a proper bed for scale, so here's Eleni's again, with permission. Mine would fit inside one of the *holes in her stakes*.

![A generous bed of staked tomatoes, for comparison purposes](/demo/tomato-bed.webp)

We cut it in four. It was delicious. It was also, technically, the most expensive thing I have eaten this year.`,
    replies: [
      r('eleni', `Four people shared a tomato with ceremony. That's the correct way. I'm proud of you.`, 24),
      r('greta', `9 g at what total cost?`, 13),
      r('tala', `@greta I will not be taking questions from the finance department.`, 31),
    ],
  },
  {
    space: 'garden', by: 'beto', hoursAgo: 64, reactions: 10,
    title: 'Adobe wall behind the chillies: does anybody else garden with thermal mass?',
    body: `I had forty bricks of adobe left over, so I built a wall one metre high along the north side of the chilli bed. Thermometer at leaf height, last seven nights: 3.1 degrees warmer, on average, than on the other bed. It gives the heat back until about four in the morning and then it's just a wall.

Now I want to make it curve.`,
    replies: [
      r('mirela', `Lime-wash it white on the sunny side and you'd lose some storage but gain light on the leaves. I wonder which wins.`, 9),
      r('juhani', `I do the same with my sauna's chimney wall. Peas in April. The neighbours think I cheat. I do cheat.`, 17),
      r('beto', `@mirela half white, half bare. I'll have numbers in a month. Look what you've all done to me, I have *numbers* now.`, 15),
    ],
  },
  {
    space: 'garden', by: 'hana', hoursAgo: 18, reactions: 9,
    title: 'Bird bean, second update: nine leaves and a string',
    body: `The nicked one is up its string to the height of my elbow. The whole one never woke up. I've sown two more.

She came to see it yesterday. She said *he'd have had it on a proper pole*, so now it has a proper pole.`,
    replies: [
      r('ngozi', `I come to this thread as others go to church.`, 19),
      r('femi', `Is the pole all right? I've got a chestnut one, split not sawn, two and a half metres. It's hers if she would like it.`, 16),
      r('hana', `@femi she would. She asked if it comes from the tall one who doesn't mend steps.`, 22),
    ],
  },
  {
    space: 'garden', by: 'meihua', hoursAgo: 5, reactions: 6,
    title: 'Heard in the compost bay this evening',
    body: `A small steady crackling, like paper. It's not heat. It's several hundred woodlice having dinner. I stayed for twenty minutes. Recommended.`,
    replies: [],
  },
];
