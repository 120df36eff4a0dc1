import { r } from './helpers';
import type { SeedPost } from './types';

export const quay3: SeedPost[] = [
  {
    space: 'quay', by: 'ada', hoursAgo: 985, reactions: 22,
    title: 'How borrowing works: the tool library in one page',
    body: `People keep asking the same good questions at the counter, so here are the answers, written down where I can point at them.

## What you can borrow

### The green shelf: take it and sign

Hand tools, garden tools, cake tins, the dehydrator, the label printer. Write your name in the book and go. Seven days.

### The yellow shelf: show somebody first

Sanders, drills, the pressure washer, the carpet cleaner. Somebody on the rota watches you use it for two minutes. It is not an exam. Three days.

### The red cage: induction only

The table saw, the welder, anything with a chain. One evening with @beto or @femi and your name goes on the card. These do not leave the building.

## What it costs

| You are | A year | Deposit |
| --- | ---: | ---: |
| Waged | 30 | none |
| Unwaged, student, or simply short this month | 0 | none |
| A club or school | 60 | none |

Nobody checks which row you are in.

## When you break it

1. Tell us. Today, not on day seven.
2. Bring all the pieces, *including the small one you think does not matter*.
3. Come to the next repair evening, and we will mend it together.

We have not yet charged anyone for a breakage. We did once charge somebody a lemon cake for hiding one.

## When you are late

Somebody is standing in a half-painted room waiting for that ladder. You will receive one polite message from the rota, and then one from @old_tom.`,
    replies: [
      r('old_tom', `Nobody has yet required the second message.`, 28),
      r('tala', `Hiding the jigsaw cost me a lemon cake. I would like it known the cake was good.`, 20),
      r('hana', `Could seeds go on the green shelf? "Borrow" ten beans, return twenty in autumn. I would look after the drawer.`, 25),
      r('ada', `@hana yes. There is a card index drawer doing nothing by the window. It's yours.`, 19),
    ],
  },
  {
    space: 'quay', by: 'old_tom', hoursAgo: 861, reactions: 37,
    title: 'On being seventy-four and learning to weld',
    body: `Fifty years I worked wood, and I said things about welders which I will not repeat, since one of them is now teaching me.

What I had not expected is that I am bad at it, and how much I like being bad at it. When you are good at a thing, people bring you their trouble. When you are bad at it they bring you tea and say "that one's nearly straight". I had forgotten what it was like to go home and think about my hands.

Beto says the puddle will tell me when to move. I told an apprentice the same about a plane once, that it would sing when it was right, and saw him think *silly old man*. I owe that boy an apology. He is a grandfather now.

Anyway. I have made a boot scraper. It scrapes boots.`,
    replies: [
      r('beto', `The boot scraper is straight, Tom. Not "nearly". I checked it with a square when you weren't looking.`, 35),
      r('kofi', `I am reading this to my Year 9s on Monday. They think only children are beginners.`, 24),
      r('eleni', `"I had forgotten what it was like to go home and think about my hands." This I will keep.`, 26),
    ],
  },
  {
    space: 'quay', by: 'amara', hoursAgo: 702, reactions: 19,
    title: 'Skill swap: offer one thing, ask for one thing',
    body: `The rules are simple. One line of offer, one line of ask, no money, no keeping score. If you see a match, answer each other here so the rest of us can enjoy it.

**I offer:** threading, tensioning and generally calming down any sewing machine made before 1985.
**I ask for:** someone who can explain tax to a person with eleven sewing machines.`,
    replies: [
      r('greta', `Offer: I am, I regret to say, good at tax. Ask: somebody who can teach me to sharpen a kitchen knife without a gadget.`, 16),
      r('kenji_h', `Offer: sharpening, of course. Ask: English pronunciation of "rural juror".`, 29),
      r('oisin', `@kenji_h no native speaker has ever managed it. Offer: splicing. Ask: a lift to the hills once a month, I'm sick of sea level.`, 18),
      r('rafa', `@oisin I drive up every second Sunday with room for one person and one bike. Ask: teach me a bowline that I'll still know on Monday.`, 11),
      r('amara', `@greta Tuesday? I'll bring the shoebox. Everyone else: look, it works!`, 12),
    ],
  },
  {
    space: 'quay', by: 'sooah', hoursAgo: 566, reactions: 14,
    title: 'Should there be a seventh space, for sound and music?',
    body: `I counted eleven threads in the last two months that are really about sound: two synths, a hurdy-gurdy repair, the church bell recording, dmitro's valve amplifier, a bird-song question, and so on. They are spread over four spaces and I think most people who would enjoy them never meet them.

Arguments against, so that you don't have to make them:

- Six fits on one screen.
- An empty room is worse than a crowded one.
- Everything is *also* about something else.

I still lean to yes. What do you think?`,
    replies: [
      r('nils', `Lean to no, with respect. The hurdy-gurdy thread was good *because* three woodworkers wandered in. In a music room it would have been four hurdy-gurdy players agreeing.`, 17),
      r('caro', `What about a monthly roundup instead? One thread, "heard this month", with links. If it's busy for half a year, then build the room.`, 20),
      r('dmitro', `I like Caro's proposal. In electronics we also build on breadboard first.`, 13),
      r('sooah', `Breadboard first it is. I'll open the roundup on the first of the month. (nils, there are not four hurdy-gurdy players anywhere who agree.)`, 24),
    ],
  },
  {
    space: 'quay', by: 'bex', hoursAgo: 430, reactions: 31,
    title: 'What did you break this week?',
    body: `Confession booth is open. I'll go first: rounded off a customer's headset bolt with a key I *knew* was worn, because the good one was four metres away.

One rule. You have to say what you learnt, even if it's "nothing, I'd do it again".`,
    replies: [
      r('zainab', `Took down staging for two hours by deleting a config map that "nothing used". Learnt: *something* always uses it, and that something is the login page.`, 22),
      r('pascal_d', `A bowl. My mother's. Learnt: don't dry with one hand while gesturing with the other, even when you are winning.`, 18),
      r('layla_n', `@pascal_d keep every piece. I can do a gold repair if you like. It will be a different bowl, but still hers.`, 26),
      r('pascal_d', `@layla_n that is a very kind offer. I have nine pieces and one suspicious dog.`, 17),
      r('jonno', `A spirit level. By standing on it. To see if it was level.`, 34),
      r('old_tom', `And was it?`, 29),
      r('jonno', `Not since.`, 36),
      r('mirela', `Plaster ceiling, two square metres, on my head, at 7 am. Learnt: lath nails rust quietly. Wore a helmet for the second half, which also came down.`, 16),
      r('viktor', `My own sleep. I rewrote a build script "in twenty minutes" at 23:40.`, 14),
      r('sam_t', `Broke the tip off the chisel using it as a screwdriver. Learnt: what a screwdriver is.`, 27),
      r('kenji_h', `@sam_t bring it. We'll regrind the bevel together. A chisel with a broken tip is just a slightly shorter chisel.`, 23),
      r('mbali', `The goats broke the fence. I broke the fence tool on the fence. Learnt: goats learn faster.`, 21),
      r('hana', `My heart, over a tray of 72 tomato seedlings and an open window. Learnt: cats.`, 19),
      r('tala', `Production, for eleven seconds. Learnt that eleven seconds is enough for a customer to take a screenshot.`, 15),
      r('dana_s', `Dropped an eyepiece on a concrete observatory floor. It bounced. I now know what three hundred of anything sounds like when it rolls under a pier.`, 12),
      r('ngozi', `Nothing! A whole week! I am suspicious and have started checking things.`, 18),
      r('bex', `@ngozi check the tyre pressure on that bike you bought in the sale.`, 16),
      r('ngozi', `...both flat. Thank you, normality restored.`, 25),
    ],
  },
];
