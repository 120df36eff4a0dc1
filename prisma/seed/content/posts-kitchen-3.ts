import { r } from './helpers';
import type { SeedPost } from './types';

export const kitchen3: SeedPost[] = [
  {
    space: 'kitchen', by: 'linh', hoursAgo: 540, reactions: 25,
    title: 'The kitchen hill you will die on',
    body: `One sentence, no diplomacy. I'll open: **garlic presses are fine.** They're fine! You wash them straight away and nobody gets hurt.`,
    replies: [
      r('pascal_d', `Butter lives outside the fridge, in a dish, like a member of the family.`, 22),
      r('greta', `Cups are not a measure.`, 28),
      r('beto', `My grandmother measured with one cup her whole life and you'd cry if you tasted it.`, 20),
      r('greta', `@beto did it always have to be *that* cup?`, 17),
      r('beto', `...yes. When it broke there was a funeral.`, 31),
      r('caro', `You may not break the spaghetti. I have no argument. You may not.`, 24),
      r('jonno', `I snap it in half and I say "ah, music".`, 26),
      r('caro', `@jonno I've asked the moderators if this falls under the house rules.`, 29),
      r('tomasz', `We have deliberated. It's legal but it's noted.`, 33),
      r('priya_r', `If the recipe says "caramelise onions, 5 minutes" then the rest of it is lies as well.`, 34),
      r('meihua', `Water for green tea isn't boiling. Please. I'm asking you.`, 19),
      r('old_tom', `Tea is brown and the water boils and that's an end to it.`, 23),
      r('meihua', `@old_tom come on Thursday. I'll make you one cup. Afterwards you may return to your ways.`, 25),
      r('eleni', `There's no such thing as too much olive oil, there's only not enough bread.`, 27),
      r('sam_t', `Cereal is soup.`, 18),
      r('linh', `@sam_t leave my thread.`, 35),
      r('old_tom', `I went on Thursday. I'm not going to say anything other than that I have bought a thermometer.`, 38),
    ],
  },
  {
    space: 'kitchen', by: 'jonno', hoursAgo: 215, reactions: 17,
    title: 'My soup has been on the stove for so long that it has started to advise me',
    body: `It's a *perpetual stew*. I read that inns kept one going for fifty years. I'm on day four. My wife calls it "the situation".

Day 1: beef. Day 2: leeks. Day 3: something from the freezer marked "???". Day 4: it's got a kind of accent.`,
    replies: [
      r('zainab', `Please tell me it's kept above 60 °C the whole time, or cooled fast and re-boiled. Between those is where the unpleasant things hold their meetings.`, 20),
      r('jonno', `Above 80, day and night, I promise. It's on the wood stove. I've a thermometer and a rota. I am the rota.`, 13),
      r('pascal_d', `You must let it end, Jonno. A soup needs to know that it's mortal, it makes it try harder.`, 30),
      r('jonno', `Day 6. We finished it last night with bread, and my wife said it was the best thing I've ever made, door included. The situation has been resolved.`, 34),
    ],
  },
  {
    space: 'kitchen', by: 'layla_n', hoursAgo: 377, reactions: 16,
    title: 'Za’atar bread and the argument about sesame',
    body: `In my family there were two schools. My father's people toast the sesame *before* it goes in with the thyme and sumac. My mother's people say that it'll toast on the bread anyway, so you're burning it twice.

They were married for forty-four years and made two jars.

I'm telling you this since I've now got two bowls, one glazed in the warm white and one in the green, and I noticed after firing that I'd made them the size of the jars. Dough's simple: flour, water, yeast, oil, warm hands. Plenty of oil on top, more than you think, then za'atar till you can't see bread. Seven minutes, very hot.

With which school do you side?`,
    replies: [
      r('eleni', `Untoasted! And more oil. See my hill.`, 13),
      r('lucie', `Toasted, but in a brick oven untoasted, as the floor does it. Bring dough. Bring both jars.`, 17),
      r('yusuf', `Toasted lightly and separately, then rested three days. I see everything as coffee now, I can't help it.`, 16),
      r('layla_n', `@lucie Saturday. Both jars. You'll be the judge and my parents will be watching from somewhere.`, 25),
    ],
  },
  {
    space: 'kitchen', by: 'meihua', hoursAgo: 250, reactions: 14,
    title: 'A pot of tea in seven small cups',
    body: `The same leaves, seven times. The first is to wake them, and you give it to the tray. The second one is loud. The third is why you bought it. The fourth is the third, remembered. On the fifth you begin talking about something else. The sixth is nearly sweet water. The seventh I drink alone, standing up, while I'm washing the pot.

Small pot, many leaves, water at 95 for dark oolong, ten seconds at first and five more each time.`,
    replies: [
      r('old_tom', `I had the third. That's all I'm saying.`, 30),
      r('wren', `"The fourth is the third, remembered." I've written it inside the cover of my sketchbook.`, 21),
      r('caro', `May I set this in 14 point and print it? Forty copies, half of them yours.`, 18),
      r('meihua', `@caro you may. Please leave wide margins, for the steam.`, 27),
    ],
  },
  {
    space: 'kitchen', by: 'kofi', hoursAgo: 178, reactions: 19,
    title: 'Jollof: I invite Femi to a calm discussion',
    body: `@femi has told people at the net loft that the rice must be long-grain parboiled. I'd like to say with love, in public, and in writing, that it should be *jasmine*, so that it drinks the stew, and that this is well known in Accra and in other places where people are happy.

I remain his friend.`,
    replies: [
      r('femi', `My brother. Jasmine? So that you can eat it with a straw? Parboiled keeps its dignity, every grain a person. And the bottom must burn a bit: no smoke, no party.`, 29),
      r('kofi', `The smoke we agree on. Let the record show there was agreement.`, 17),
      r('amara', `Senegal would like to say, quietly, that the name of the dish is *Jolof*. As in: us.`, 36),
      r('ngozi', `As a moderator I must remain neutral. As an Okafor I've got a pot on. Parboiled.`, 33),
      r('greta', `I propose a blind tasting with numbers on the pots. Open day?`, 24),
      r('kofi', `Accepted. I fear only Amara.`, 27),
    ],
  },
];
