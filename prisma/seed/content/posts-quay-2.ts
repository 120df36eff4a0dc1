import { r } from './helpers';
import type { SeedPost } from './types';

export const quay2: SeedPost[] = [
  {
    space: 'quay', by: 'jonno', hoursAgo: 1805, reactions: 30,
    title: 'I have been asked to stop calling the shed "the lab"',
    body: `In fairness, I had started answering the phone there.

Counter-offer made: "the annexe". Counter-counter-offer received: "the shed, where you will be sleeping". Negotiations continue. Suggestions for a name that sounds important enough for me and humble enough for her?`,
    replies: [
      r('caro', `"The office". Nobody ever asks what you did at the office.`, 22),
      r('ines', `My father's was called Portugal. "Where is he?" "In Portugal." It was two metres from the kitchen.`, 33),
      r('jonno', `@ines this is the greatest thing I have ever read. I leave for Portugal in the morning.`, 19),
      r('sigrun', `Ours is "the meeting". Dad is in a meeting. The meeting smells of fish and varnish.`, 15),
    ],
  },
  {
    space: 'quay', by: 'layla_n', hoursAgo: 1622, reactions: 24,
    title: 'A potter says hello, from right to left',
    body: `I joined a while ago and only read. Now the kiln is cooling, I am not allowed to open it for nine hours, and so I am finally introducing myself.

I make tableware and I write on it. The saying I brush most often is an old one:

> من جدّ وجد، ومن زرع حصد

Roughly: *whoever strives will find, and whoever sows will harvest*. It goes around the rim of a bowl, so the end meets the beginning, and you can start reading anywhere. My grandmother said it mostly about homework.

Two things I would love from this community. First, someone who understands thermocouples, because mine disagrees with the cones by forty degrees. Second, people who will tell me honestly when a glaze is ugly. My family is much too polite.`,
    replies: [
      r('eleni', `Welcome! My grandmother's version was about olives, but I think it was the same homework.`, 14),
      r('dmitro', `Forty degrees could be simply the wrong thermocouple type set in the controller, or polarity swapped at a joint along the way. Send a photo of the terminal block and of the wire colours. Do it with the power off at the wall, please.`, 16),
      r('layla_n', `@dmitro the wires are, I now see, two different ages and three different colours. I will photograph the crime.`, 12),
      r('lucie', `Trust the cones until then. The cone has been where the pot has been. And show us the ugly glaze.`, 18),
    ],
  },
  {
    space: 'quay', by: 'ngozi', hoursAgo: 1490, reactions: 17,
    title: 'What happened in the drill press thread, and what we did about it',
    body: `Some of you saw the drill press thread grow teeth on Tuesday. In keeping with the house rules, here is what the moderators did, in daylight.

The disagreement was real and useful: should a beginner wear gloves at a drill press? (No. A glove can be caught and take the hand with it. Rings and loose sleeves likewise. Clamp the work.) The trouble was that a correct answer arrived with a sneer attached, was met by two more, and by evening nobody was talking about drilling.

So: we removed three posts, all of which their authors agreed to rewrite, and did not lock the thread. The rewritten version is better than anything else I have read on the subject, and I have linked it in the [workshop safety notes](https://example.com/harbour/safety/drill-press).

Nobody is in trouble. Being right is a good start. It is not a licence.`,
    replies: [
      r('viktor', `One of the sneers was mine. I apologised there and I do it here as well. I once saw a degloving injury and it makes me sharp about this, which explains the tone but does not excuse it.`, 29),
      r('sam_t', `I was the beginner. Thank you both. I was wearing gloves. I am not any more.`, 27),
      r('old_tom', `That is a good trade for one bad afternoon.`, 14),
    ],
  },
  {
    space: 'quay', by: 'oisin', hoursAgo: 1301, reactions: 33,
    title: 'The slip at dawn, on the morning the boats came back',
    body: `I was down early to swap the battery in the weather station and got this for nothing.

![Low orange sun, still water, three boats coming in past the breakwater](/demo/harbour-dawn.webp)

Wind zero for the first time in nineteen days. You could hear the men talking on the second boat before you could see it. One of them was explaining, with great seriousness, how to make scrambled eggs.`,
    replies: [
      r('wren', `The calm after a long blow has its own sound, doesn't it. Like somebody turning off a fridge you'd stopped hearing.`, 20),
      r('pascal_d', `But how DID he make the eggs?`, 17),
      r('oisin', `@pascal_d butter, very low, and "you leave the room when they think they need you".`, 30),
    ],
  },
  {
    space: 'quay', by: 'sam_t', hoursAgo: 1144, reactions: 27,
    title: 'I have started fourteen things and finished none of them. Advice?',
    body: `I counted this morning. A stool with two legs, half a jumper, a raspberry pi that blinks, a kayak *plan*, a sourdough starter I'm afraid to open. I love beginnings: the new notebook, the first cut. Then comes the boring middle and something shinier.

I don't want to be told to have discipline, I've tried having it. Is there anyone who used to be like this and isn't now? What actually changed?`,
    replies: [
      r('femi', `I made a rule that I may not sand anything until everything is cut. Sounds unrelated, but sanding was my procrastination: it feels like finishing and it isn't. Find your sanding.`, 21),
      r('sooah', `I publish the unfinished thing on a fixed date, as it is. For music it was the last day of each month, even if it was eleven bad seconds. After four months the shame did what discipline couldn't.`, 19),
      r('meihua', `Make the two-legged stool into a three-legged one. It is one leg away. Finish the thing that is nearest, not the thing that is best.`, 32),
      r('jonno', `Fourteen is rookie stuff and I can recommend it. But meihua is right and I hate it.`, 15),
      r('priya_r', `Also fine: declare some of them finished. The kayak plan gave you a nice winter of planning a kayak. It's done. Put it on the shelf with honours.`, 24),
      r('sam_t', `Update: the stool has three legs. It wobbles. Three-legged stools aren't supposed to be *able* to wobble. But I sat on it to write this.`, 38),
    ],
  },
];
