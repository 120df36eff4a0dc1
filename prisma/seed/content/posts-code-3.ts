import { r } from './helpers';
import type { SeedPost } from './types';

export const code3: SeedPost[] = [
  {
    space: 'code', by: 'viktor', hoursAgo: 488, reactions: 24,
    title: 'SQLite is enough for your project. Yes, yours. Argue with me.',
    body: `I have read nine "what database should I use" questions this year, from people with fewer than a hundred users, and nine times someone proposed a cluster. My claim:

> If one machine can serve your application, one file can hold your data.

No network, no password, no version upgrade at midnight; backup is a copy (a *proper* copy, with the backup command, I am not a barbarian). Writes are serialised, and for a club, shop, school or tool library that is not a limit, it's a queue two milliseconds long.

Convince me otherwise, with a number in your argument please.`,
    replies: [
      r('priya_r', `Number: two. Two processes on two machines. The day you want a second web server, even just to deploy without a gap, the file is on the wrong one.`, 20),
      r('viktor', `Counter: how many of the nine needed a second server? I asked. None.`, 12),
      r('zainab', `Number: 3 am. When it breaks I want tools that other people have also used at 3 am. There are a thousand pages about a stuck Postgres, and about eleven on a locked SQLite on a network share.`, 17),
      r('viktor', `@zainab "on a network share" is doing a great deal of work in that sentence.`, 15),
      r('zainab', `It is! And every beginner puts it on a network share! That's my point!`, 23),
      r('kofi', `For a class of thirty it's a blessing. One file each, hand it in like homework. I could never run thirty servers.`, 14),
      r('tala', `Types. I stored a date as "tomorrow" for two months, and SQLite said thank you.`, 26),
      r('viktor', `@tala \`STRICT\` tables. But yes, the default is a scandal and I'll concede one point.`, 13),
      r('tala', `STRICT would still take my "tomorrow" in a TEXT column, there's no date type. Second point?`, 19),
      r('viktor', `...second point. You may have a \`CHECK\` constraint as consolation.`, 16),
      r('mbali', `I run the village water meter log on SQLite on a solar-powered board. Power goes off without warning about twice a week. Three years, no corruption. That's my number: ~300 pulled plugs.`, 28),
      r('dmitro', `@mbali this is the most impressive test in this thread. Which SD card?`, 9),
      r('mbali', `An industrial one, after two normal ones died. The *database* never broke. The cards did.`, 14),
      r('nils', `Spatial data. SpatiaLite exists and I like it, but PostGIS has thirty years of other people's edge cases inside. For maps I want those.`, 11),
      r('priya_r', `Can we agree on this: start with the file, write SQL that isn't clever, keep the data layer in one folder. Then moving is a weekend and not a year.`, 29),
      r('viktor', `@priya_r agreed, and I notice you have won by being reasonable, which is a low trick.`, 31),
    ],
  },
  {
    space: 'code', by: 'sam_t', hoursAgo: 365, reactions: 9,
    title: 'What is a "port", physically? I am too embarrassed to ask at work',
    body: `I can follow tutorials. I type \`localhost:3000\` and it works. I've nodded at the word "port" for about a year. Is it a thing? Is it in the computer? Is there a list of them somewhere?`,
    replies: [
      r('zainab', `Not physical at all! Think of an office building. The IP address is the street address. The port is the room number, written on the envelope. Programs sit in rooms; two programs can't sit in the same room (mostly). "Connection refused" means: building exists, room's empty.`, 27),
      r('kofi', `And there are 65,535 rooms because the number on the envelope has 16 binary digits. Room zero is not let.`, 18),
      r('viktor', `There is a list. On Linux or macOS \`cat /etc/services\` prints the famous ones. To see who sits where right now: \`ss -ltnp\` on Linux, \`lsof -iTCP -sTCP:LISTEN\` on a Mac.`, 12),
      r('sam_t', `Room 3000 is occupied by "node" and room 5000 by something of the operating system's that I never invited. I get it now. Thank you for not laughing.`, 16),
      r('priya_r', `Everybody nodded at something for a year. Mine was "mutex".`, 25),
    ],
  },
  {
    space: 'code', by: 'mbali', hoursAgo: 270, reactions: 22,
    title: 'Off-grid solar logger: two years of data, five surprises',
    body: `Eight panels, sixteen old forklift cells, one notebook that became one database. I promised a write-up when I reached two years.

## The set-up

- 2.4 kW of panels in two strings
- 48 V bank, 400 Ah when it was young
- A microcontroller reading shunt, temperature and panel voltage every ten seconds
- A kettle, which is the villain of this story

## Surprises

### 1. Dust cost more than clouds

Eleven days after rain I was losing 9%. A wet sponge is the cheapest panel upgrade there is.

### 2. The kettle

Two kilowatts for four minutes sounds like nothing. But at 6 am the bank is cold and low, the voltage sags, and the inverter cuts out. So *tea* caused 31 of 38 outages.

### 3. Hot panels are worse panels

Best hour of the whole year: cold, windy, just after a storm. Not summer.

### 4. I was reading amps wrong

The shunt was on the wrong side of the fridge. For five months, the fridge was free.

### 5. People change

Once the graph hung in the kitchen, we used 22% less without ever deciding to.

## The query everyone asks for

\`\`\`sql
SELECT date(ts, 'unixepoch') AS day,
       round(sum(watts) * 10 / 3600.0 / 1000, 2) AS kwh,
       min(volts) AS lowest
FROM readings
GROUP BY day
ORDER BY lowest
LIMIT 10;
\`\`\`

The ten lowest days. All of them had visitors.`,
    replies: [
      r('greta', `Surprise 5 is the one I'd have paid for. Did it last?`, 8),
      r('mbali', `@greta about half of it lasted. Then my son learnt he could win the graph by switching off other people's lights.`, 25),
      r('dmitro', `Cold panels: yes, roughly 0.4% per degree for silicon. In my winter the controller once complained of over-voltage. Leave headroom in the string.`, 13),
      r('yusuf', `As a representative of hot drinks: I apologise on behalf of the kettle.`, 27),
    ],
  },
  {
    space: 'code', by: 'hana', hoursAgo: 214, reactions: 12,
    title: 'Labelling 1,900 seed packets: spreadsheet, database or index cards?',
    body: `The seed drawer has grown. Each packet has a variety, a donor, a year, a count, a germination test (sometimes), and a *story*, which is the part nobody will give up and which never fits in a cell.

I am not a programmer but I'm not afraid. What would you do, and what would you regret?`,
    replies: [
      r('marek', `Whatever you choose, print the number on the packet *and* in pencil inside it. I've lost three years of labels to one damp week. Pencil outlives everything.`, 22),
      r('priya_r', `Spreadsheet, two sheets: varieties, and packets. Story belongs to the variety, count and year belong to the packet. If you keep those apart you can move to anything later.`, 20),
      r('caro', `Index cards for the stories. I'm serious. People come to the drawer, not to a screen. I'll print the cards with proper rules on them.`, 18),
      r('hana', `So: sheet for the counting, cards for the telling, pencil for the flood. I feel I asked one question and received a philosophy.`, 26),
    ],
  },
  {
    space: 'code', by: 'kofi', hoursAgo: 143, reactions: 14,
    title: 'My students found a bug in round() and they are not wrong',
    body: `"Sir, \`round(2.5)\` is 2 and \`round(3.5)\` is 4. Python is broken."

\`\`\`python
>>> [round(n + 0.5) for n in range(6)]
[0, 2, 2, 4, 4, 6]
\`\`\`

I explained banker's rounding: halves go to the nearest even number so that errors do not all lean the same way. They listened politely, and then one asked, "So in the exam, which one is correct?" and I had to say: the other one.

How do you all explain that two correct rules may disagree?`,
    replies: [
      r('greta', `With money. Let them round 1,000 half-cents up, and compare with the true sum. The shop is five euros richer. Then ask who should keep it.`, 24),
      r('caro', `In my grandfather's shop there was a jar for it.`, 17),
      r('viktor', `Wait until they find \`round(2.675, 2)\`. That one isn't even a rule, that is 2.675 not existing.`, 19),
      r('kofi', `@viktor they found it on Friday. We're now two lessons into binary fractions and have abandoned the syllabus. Best week of the year.`, 28),
    ],
  },
];
