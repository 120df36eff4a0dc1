import { r } from './helpers';
import type { SeedPost } from './types';

export const quay4: SeedPost[] = [
  {
    space: 'quay', by: 'ngozi', hoursAgo: 311, reactions: 16,
    title: 'Open day at the net loft: notes, numbers, and thanks',
    body: `212 visitors by the clicker, although @jonno admits to having clicked it "for the feel". Call it 195.

- **Most visited:** the lathe, then the toilet, then the seed drawer.
- **Most asked:** "Can I really just borrow it?" (Yes.)
- **Best overheard:** a boy of about six, to his father, by the vice: *"This is for when you need another hand but a stronger one."*
- **Joined on the day:** 23.

*Second Fix* was launched at 3 pm, floated, and was rowed in a circle by @old_tom while people clapped. The x has been forgiven.

Thank you to the fourteen of you on the rota, and to whoever washed up. There were 160 cups and I saw nobody doing it, so either it was elves or it was @meihua.`,
    replies: [
      r('meihua', `It was elves.`, 34),
      r('caro', `I have printed the small boy's sentence on the proofing press. Twenty copies on grey board, at the counter, free.`, 28),
    ],
  },
  {
    space: 'quay', by: 'mirela', hoursAgo: 190, reactions: 35,
    title: 'To whoever mended my front step while I was away',
    body: `I came home on Sunday to a step that doesn't rock. It has rocked for four years. Someone lifted the stone, packed it, pointed it in *lime* (so it was one of you, and one who has listened to me) and swept up. There was a jar of plum jam on the windowsill which I also cannot explain.

I asked next door. They said "two people, one tall, one laughing". That is not enough to go on and I suspect you are all in it. Thank you. I sat on it for an hour and just enjoyed how nothing moved.`,
    replies: [
      r('femi', `I am tall but I have an alibi.`, 21),
      r('rafa', `I laugh but I know nothing about lime.`, 22),
      r('mirela', `Nobody had mentioned which part was whose, gentlemen.`, 37),
      r('marek', `The jam was separate. I merely pass by with jam.`, 24),
    ],
  },
  {
    space: 'quay', by: 'ada', hoursAgo: 97, reactions: 20,
    title: 'Three small changes, and one apology',
    body: `First the changes, all of them from your suggestions:

1. The evening rota moves from Wednesday to **Thursday**, because choir.
2. The red cage card is now good for two years instead of one.
3. Photographs of people at open days will only go up after they have been asked. We had been asking afterwards, which isn't asking.

And the apology. For about a week the calendar said the canning workshop was at seven; it was at six. Three people came for the last ten minutes of boiling and were very gracious about it. It was my typing. Linh is repeating the class on the 19th and those three have seats at the front.`,
    replies: [
      r('linh', `The three also get the good ladle.`, 18),
      r('wren', `Point three is appreciated more than you might think. Thank you for not making a fuss of it.`, 23),
      r('greta', `Is there a calendar feed? Then a correction would reach those who copied the event by hand.`, 8),
      r('ada', `@greta there is now: [calendar feed](https://example.com/harbour/calendar.ics). It was easier to make than this apology.`, 12),
    ],
  },
  {
    space: 'quay', by: 'tala', hoursAgo: 31, reactions: 17,
    title: 'Which corner of Harbour did you not expect to like?',
    body: `I came for code and I now own a hori-hori knife and know what *tilth* means. Nobody warned me. Where did you wash up?`,
    replies: [
      r('viktor', `Kitchen Table. I came to complain about a kettle with firmware and now I ferment cabbage. Sauerkraut has no dependencies.`, 29),
      r('sigrun', `The bicycle threads. I don't ride. I simply like how Bex writes about cables.`, 20),
      r('bex', `I... thank you? I've never been anyone's literature before.`, 25),
      r('kofi', `Lichens. One post from Wren and I walked into a lamp post looking at a wall.`, 16),
    ],
  },
  {
    space: 'quay', by: 'juhani', hoursAgo: 2.5, reactions: 8,
    title: 'Kettle is on: how was your week, in one sentence?',
    body: `Mine: I shovelled the same path six times, and on the sixth a hare was using it.`,
    replies: [
      r('lucie', `Two hundred bricks moved from where they were delivered to where I'd asked for them to be delivered.`, 6),
      r('kofi', `Thirty-one exam papers, and one of them had a drawing of me as a triangle, fully labelled.`, 9),
      r('linh', `Somebody else cooked.`, 11),
    ],
  },
];
