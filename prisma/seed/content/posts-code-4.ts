import { r } from './helpers';
import type { SeedPost } from './types';

export const code4: SeedPost[] = [
  {
    space: 'code', by: 'zainab', hoursAgo: 88, reactions: 19,
    title: 'Postmortem: the wedding seating app',
    body: `My cousin asked me for "a tiny app" so guests could see their table. 180 guests, one evening. Here is what happened, in the proper format, because I can't write any other way now.

- **17:58** App is up. I check it four times, like a parent.
- **18:20** First QR code scanned.
- **18:21** All of the QR codes scanned.
- **18:22** Venue wifi dies. Not my app. Nobody believes me.
- **18:25** Groom's uncle starts a manual failover (shouting).
- **18:31** My aunt produces the *paper list* that she had printed "just in case, because you work with computers".
- **18:40** Everyone is seated.

**Root cause:** single dependency on a network I did not own.
**What went well:** my aunt.
**Action item:** be more like my aunt. [Her list](https://example.com/paper) scaled perfectly.`,
    replies: [
      r('ngozi', `In my profession your aunt is called a redundant load path.`, 34),
      r('tala', `"Groom's uncle starts a manual failover (shouting)" took me out completely.`, 21),
      r('ines', `Was there cake in the postmortem?`, 9),
      r('zainab', `@ines three tiers, no single point of failure.`, 29),
    ],
  },
  {
    space: 'code', by: 'tala', hoursAgo: 52, reactions: 13,
    title: 'Type narrowing clicked for me today: a note for past me',
    body: `For a long time I wrote \`as\` whenever TypeScript complained, which is a way of telling it to be quiet. Today I finally modelled the thing as what it *is*:

\`\`\`ts
type Pot =
  | { state: 'empty' }
  | { state: 'sown'; seed: string; sownOn: Date }
  | { state: 'growing'; seed: string; lastWatered: Date };

function label(pot: Pot): string {
  switch (pot.state) {
    case 'empty':
      return 'free';
    case 'sown':
      return \`\${pot.seed}, be patient\`;
    case 'growing':
      return \`\${pot.seed}, watered \${pot.lastWatered.toLocaleDateString()}\`;
  }
}
\`\`\`

An empty pot can't have a watering date any more. There's no \`seed?: string | null | undefined\` to worry about. I deleted nine checks and a comment that said \`// should never happen\`. It did happen. Twice.`,
    replies: [
      r('viktor', `Welcome to sum types. There's tea. We try not to be insufferable about it and we fail.`, 23),
      r('priya_r', `Next step: a \`state: 'dead'\` variant. You'll need it. I've seen your basil.`, 27),
      r('tala', `@priya_r \`{ state: 'dead'; cause: 'sun' | 'cat' | 'optimism' }\``, 36),
    ],
  },
  {
    space: 'code', by: 'yusuf', hoursAgo: 26, reactions: 11,
    title: 'PID for an espresso boiler: it overshoots by six degrees and I am losing patience',
    body: `An old single boiler, 1.4 kW element, solid-state relay, thermocouple clamped to the boiler top. Target 94 °C. It climbs to 100, sinks to 92, climbs to 97, and is steady after about nine minutes, by which time I've drunk something else.

Kp 60, Ki 2.5, Kd 0. Loop each second. What do I change first?`,
    replies: [
      r('sooah', `Integral windup. During the long climb your I term fills up, and it has to unwind above the target. Only integrate when you're within, say, 5 °C, and clamp it.`, 14),
      r('dmitro', `And some D, on the *measurement*, not on the error. Also the sensor: a dab of thermal paste and a bit of felt over the clamp. Outside the boiler you measure the past.`, 12),
      r('yusuf', `Windup guard alone: overshoot 1.8 °C. With felt and Kd 40: 0.6 °C, steady in three minutes. You have given my mornings back.`, 18),
      r('sooah', `The felt did more than either of us, I bet.`, 9),
    ],
  },
  {
    space: 'code', by: 'dmitro', hoursAgo: 9, reactions: 7,
    title: 'Received tonight on 40 metres with four metres of wire and a biscuit tin',
    body: `Half a watt, home-made, tin from the good butter biscuits. Heard at 1,940 km. The signal report was 339, which means roughly "I can tell that you exist". At half a watt this is poetry.

Matching transformer is 49:1 on a ferrite ring, counterpoise is the balcony rail. The neighbour asked whether I am drying one very thin sock.`,
    replies: [
      r('sooah', `"I can tell that you exist" is all any of us want, really.`, 15),
      r('oisin', `1,940 km on a biscuit tin! I've had worse from the marine VHF.`, 5),
      r('juhani', `Which direction? If north, that may be my cousin. He also only says 339.`, 8),
    ],
  },
  {
    space: 'code', by: 'priya_r', hoursAgo: 0.5, reactions: 2,
    title: 'Looking for one patient person to read a 40-line migration tonight',
    body: `It splits \`members.address\` into parts, and I've looked at it for so long that I can no longer see it. Nothing secret. It's here: [migration 0042](https://example.com/harbour/migrations/0042). I'm mostly afraid of lines 18 to 25, where the postcode comes loose. Fresh eyes get dosas.`,
    replies: [],
  },
];
