import { r } from './helpers';
import type { SeedPost } from './types';

export const kitchen2: SeedPost[] = [
  {
    space: 'kitchen', by: 'marek', hoursAgo: 1455, reactions: 12,
    title: 'Cider from windfalls: nine litres, one airlock, a lot of waiting',
    body: `Twenty kilos of apples from the churchyard, where no one picks them, out of respect or laziness. Cut out the brown, keep the bruised. Crushed with a fence post in a clean bucket, pressed in a net between two boards with my car jack. Nine litres.

No yeast added: what was on the skins has been at it for six weeks. Specific gravity went from 1.052 to 1.003, so it's about 6.4%. Tastes at present like a very honest conversation. I'll wait until the spring.

Clean everything twice. And never put it in bottles before it's finished, unless you want to learn about glass.`,
    replies: [
      r('old_tom', `Put a piece of good bread in, the old boys would say. I don't know what for. I think they were hiding it from the wife.`, 20),
      r('hana', `Which apples? If they are small and yellow with a russet neck I've been looking for that tree for two years.`, 11),
      r('marek', `@hana they are. Third row behind the yew. Bring a knife and some grafting tape, the sexton's a friend of mine.`, 19),
    ],
  },
  {
    space: 'kitchen', by: 'zainab', hoursAgo: 1210, reactions: 13,
    title: 'Mango pickle, or: how I come down from being on call',
    body: `There's no alert that can't wait for mustard seeds to pop.

Green mangoes, cut with the stone in, salted overnight and *dried for a day in the sun*, because water's what kills a pickle. Fenugreek, fennel, nigella and mustard roughly crushed; chilli, turmeric; mustard oil heated till it smokes and then cooled until you can hold a finger in it. Into a dry jar with a dry spoon. Oil must cover it, always. A week on the windowsill, shaken daily.

My grandmother's SLA was two years. She'd a jar from before my father's wedding.`,
    replies: [
      r('priya_r', `With the stone in! Correct! My cousins de-stone them and we don't discuss it at gatherings.`, 16),
      r('linh', `"Water's what kills a pickle." Lacto people look at the floor. (Ours lives in brine, but you need the salt to be right: 2 to 3% of everything by weight, and the stuff kept under.)`, 14),
      r('zainab', `@linh two religions, one windowsill.`, 21),
    ],
  },
  {
    space: 'kitchen', by: 'lucie', hoursAgo: 1030, reactions: 20,
    title: 'The brick oven is lit: first fire after eleven months of building',
    body: `It took six small fires in six days, each one a bit hotter, to drive out the water slowly. You can hear it, a hiss, then less of a hiss. I had promised not to hurry. I hurried only once. There is one crack. I've named it.

![The mouth of the oven, coals pushed to the back](/demo/kiln-glow.webp)

The dome went from black to white at about 350, that's the soot burning off, and then you know. Four pizzas in six minutes, flatbread from the falling heat, beans overnight in the warmth that's left, and next morning at 90 degrees it dried a tray of apples. One fire, four meals. Potters think of ovens as lazy kilns. I take it all back.`,
    replies: [
      r('mirela', `Lime and sand for the crack, when it's cold, and don't be ashamed: all domes have a crack. It's how they breathe.`, 17),
      r('beto', `What insulation on top? I used perlite and clay 6 to 1, ten centimetres, and you can put your hand on it at full fire.`, 10),
      r('lucie', `@beto the same, but eight centimetres. The cat's already found the place.`, 22),
      r('layla_n', `What's the crack's name?`, 8),
      r('lucie', `Gérard.`, 36),
    ],
  },
  {
    space: 'kitchen', by: 'priya_r', hoursAgo: 870, reactions: 16,
    title: 'Dosa batter, explained as a distributed system (sorry)',
    body: `I ferment every weekend and I've had to explain it to colleagues so often that this is now the only way that I know.

## The nodes

### Rice

Parboiled idli rice, 3 parts. The throughput.

### Urad dal

Skinned, whole, 1 part. The bubbles: when you grind it cold and long it becomes a foam that traps gas. If your dal is old, nothing else here will help you.

### Fenugreek

Half a teaspoon. Nobody knows quite what it does, and nobody dares take it out. There's one in every system.

## The protocol

1. Soak rice and dal **separately**, six hours.
2. Grind the dal first with ice water, until a drop of it floats.
3. Grind the rice to fine sand, not to paste.
4. Merge by hand. Literally your hand. Warmth, and (so says my mother) you.
5. Salt: after fermentation in hot weather, before it in cold.

## Consistency

### Eventual

At 28 °C: ten hours. At 20: twenty, perhaps. In an oven with only the light on: overnight.

### How do I know it's converged?

It has doubled, smells sour but clean, and a spoonful dropped in water floats. If it smells of anything that makes you step back, or there's colour on top, start again. There's no rollback.

## Failure modes

| You see | Cause | Fix |
| --- | --- | --- |
| Flat, pale | cold | wait, warm |
| Overflow at 4 am | jar too small | *larger jar*, new tea towels |
| Sticks to the pan | pan, not batter | half an onion, oil, rub, patience |
| Tears when folded | too thick, too eager | thin it, then wait for the edges to lift |`,
    replies: [
      r('zainab', `"Nobody knows what it does and nobody dares take it out. There's one in every system." I need to lie down.`, 29),
      r('linh', `Fenugreek feeds the wild yeasts a bit and makes it hold bubbles better, as far as I've read. And gives the brown. Or we all just love it.`, 11),
      r('sooah', `Overflow at 4 am is also how my first delay pedal behaved.`, 15),
    ],
  },
  {
    space: 'kitchen', by: 'kenji_h', hoursAgo: 720, reactions: 13,
    title: 'Rice, once a day, for forty years',
    body: `Wash until the water is *almost* clear. Soak thirty minutes in summer, an hour in winter. Water to the first joint of the finger, and this works for every finger and every pot, and I don't know why. Small fire, then big, then small, then none. Ten minutes closed. You may not look.

My wife cooks it in a machine. It's better than mine. We've been married thirty-one years since I've never said so at home.`,
    replies: [
      r('meihua', `You've said so here. I hope that she doesn't read.`, 24),
      r('kenji_h', `She reads. She's standing behind me. She would like it noted that it's thirty-two years.`, 38),
      r('ngozi', `I did the geometry of the finger joint once. It only works because evaporation depends on the pot's width and not on how much rice. Finger's the constant!`, 19),
    ],
  },
];
