import { r } from './helpers';
import type { SeedPost } from './types';

export const kitchen4: SeedPost[] = [
  {
    space: 'kitchen', by: 'sam_t', hoursAgo: 133, reactions: 28,
    title: 'I cut it after an hour. AN HOUR. Look.',
    body: `The jar everybody helped me with. Pascal's table to the gram, no thermometer, some worry.

![My first proper loaf, cut side up](/demo/bread-crumb.webp)

It's got *holes*. It crackled when it came out; I didn't know that they do that. I stood in the kitchen and listened to a loaf.

That's two finished things: one stool (wobbles), one loaf (gone).`,
    replies: [
      r('pascal_d', `I've got my glasses on and I'm looking at the bottom left. That's a baker's crumb. Bravo. The crackle is the bread applauding, and it only does so once.`, 30),
      r('greta', `Lovely. Weight before and after the bake?`, 7),
      r('sam_t', `@greta 968 g and 841. I knew you'd ask. I weighed it *for* you.`, 31),
      r('jonno', `Two finished things! You're leaving us. I'm proud, and also alone.`, 26),
    ],
  },
  {
    space: 'kitchen', by: 'beto', hoursAgo: 80, reactions: 12,
    title: 'Tamales for forty: who is coming to help fold?',
    body: `Sunday from two at the net loft. 8 kilos of masa, three fillings (pork in red chilli, beans, and cheese with rajas), 200 husks soaking. Folding's easy: spread, fill, roll, tuck, gossip. The gossip's structural.

You eat what you fold. The masa's ready when a ball of it floats in a glass of water.`,
    replies: [
      r('priya_r', `A float test! Dosa, tamales, we're all doing buoyancy in the kitchen. I'll come, and bring sambar so nobody's cold.`, 15),
      r('rafa', `Coming with hot sauce and two working knees.`, 18),
      r('meihua', `I fold well. I don't gossip. I listen, and I remember.`, 29),
      r('beto', `@meihua you're in charge.`, 16),
    ],
  },
  {
    space: 'kitchen', by: 'marek', hoursAgo: 44, reactions: 9,
    title: 'Plum jam, with the numbers that stop it from being a sweet brick',
    body: `Because several people wrote to me concerning a jar on a windowsill, about which I know nothing:

- 2 kg of plums, stoned
- 900 g sugar, *not* 2 kg
- juice of one lemon
- boil wide and fast to 104 °C, or until a drop on a cold plate wrinkles when pushed

With less sugar, it keeps for a year sealed and hot-filled in clean jars, boiled ten minutes under water, but only three weeks once opened, in the fridge. The canning times I go by are [here](https://example.com/harbour/canning-tables). Always check for your own altitude.`,
    replies: [
      r('mirela', `I know nothing either, but it was gone by Wednesday.`, 17),
      r('linh', `900 to 2,000! Finally someone who likes plums more than sugar.`, 11),
    ],
  },
  {
    space: 'kitchen', by: 'eleni', hoursAgo: 21, reactions: 10,
    title: 'New oil: green, rude, and here',
    body: `Pressed last night at eleven. It's green, it's rude, it catches you in the throat and makes you cough, and it'll be this way for about a month before it learns manners. Bread, salt. Nothing else. If you're within a day's drive, bring a bottle.`,
    replies: [
      r('pascal_d', `I'm eleven hundred kilometres from you. Is that a day?`, 18),
      r('eleni', `@pascal_d for this oil, yes. Bring the starter.`, 20),
      r('caro', `The cough! People think that it's a fault. One cough good, two coughs excellent.`, 12),
    ],
  },
  {
    space: 'kitchen', by: 'tala', hoursAgo: 3.5, reactions: 4,
    title: 'What do you cook when you are too tired to cook?',
    body: `It's been one of those days. I've got rice, eggs, half a cabbage, something Linh gave me in a jar with a name on it, and no will whatsoever.`,
    replies: [
      r('linh', `Fry the cabbage hard, eggs on top, rice below, one spoon from the jar. Seven minutes. The jar's called Margaret. Be nice to her.`, 7),
      r('zainab', `Toast. It counts. I've a runbook that says so.`, 6),
      r('tala', `Margaret is *extraordinary*. I'm a person again.`, 9),
    ],
  },
];
