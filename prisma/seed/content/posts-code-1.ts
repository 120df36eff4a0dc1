import { r } from './helpers';
import type { SeedPost } from './types';

export const code1: SeedPost[] = [
  {
    space: 'code', by: 'priya_r', hoursAgo: 2533, reactions: 28,
    title: 'The index that made everything slower: a small detective story',
    body: `We added an index to speed up one report, and three days later the *whole app* felt sticky. It took me an afternoon to see why, so here is the trail in case it saves somebody else's.

## The symptom

Inserts into \`events\` went from 2 ms to about 40 ms. Nothing else had been deployed. The report, annoyingly, was now very fast.

## The search

### First suspect: locks

I looked for anything waiting:

\`\`\`sql
SELECT pid, wait_event_type, wait_event, state, left(query, 60) AS query
FROM pg_stat_activity
WHERE wait_event IS NOT NULL
  AND state <> 'idle';
\`\`\`

Plenty of \`IO\` waits, no \`Lock\` waits. Not that.

### Second suspect: the index itself

The new index was on a \`jsonb\` column, GIN, no options:

\`\`\`sql
CREATE INDEX events_payload_gin ON events USING gin (payload);
\`\`\`

Every event carries about 120 keys. A default GIN index on \`jsonb\` makes an entry for every key *and* every value, so one insert meant some 240 index entries. They collect in a pending list, and whoever is unlucky enough to fill that list pays for the merge.

## The fix

The report only ever asks one question, so it only needs one path:

\`\`\`sql
DROP INDEX CONCURRENTLY events_payload_gin;

CREATE INDEX CONCURRENTLY events_customer_idx
  ON events ((payload ->> 'customerId'), created_at DESC);
\`\`\`

| | Size | Insert p95 | Report |
| --- | ---: | ---: | ---: |
| No index | 0 | 2 ms | 9.1 s |
| GIN on everything | 3.8 GB | 41 ms | 0.2 s |
| One expression | 210 MB | 2.3 ms | 0.1 s |

## What I tell myself now

An index is a promise to do a little work on every write, for ever, for the sake of a question. Know the question first.`,
    replies: [
      r('zainab', `"Whoever fills the list pays for the merge" explains a latency graph I've been staring at since spring. Ours is a sawtooth with exactly that shape.`, 17),
      r('viktor', `Would \`jsonb_path_ops\` have been enough? Much smaller if you only need containment.`, 9),
      r('priya_r', `@viktor smaller, yes, around 1.1 GB in a quick test, and inserts around 14 ms. Still paying for 119 keys nobody asks about.`, 12),
      r('tala', `As a frontend person: this is the first time an index has made sense to me as a *cost*. Thank you.`, 15),
    ],
  },
  {
    space: 'code', by: 'dmitro', hoursAgo: 2572, reactions: 25,
    title: 'Repairing a 1978 oscilloscope: three faults, one of them mine',
    body: `It arrived with a note: "worked when stored". That sentence has cost me more evenings than any other in the hobby.

![A warm iron, a magnifier and a half-stripped circuit board](/demo/soldering.webp)

**Fault one:** no trace. High voltage present, heater glowing, but the beam sat far below the screen. A carbon resistor in the vertical divider had drifted from 220k to something over 600k. Replaced.

**Fault two:** trace, but it breathed slowly like something asleep. Ripple on the -12 V rail, from a dry electrolytic. I changed all four on that board, because when one is gone the brothers are packing.

**Fault three:** no trigger at all after reassembly. Two hours. It was a ribbon cable, one pin off. *Me.* The service manual has a drawing of that connector with the words "ensure correct alignment", which some technician before me had underlined twice in red pencil.

A word on safety, since the rules rightly ask: the tube keeps kilovolts after the plug is out. I discharge it through a 1 MΩ high-voltage probe with a clip to chassis, wait, measure, and then do it again, because the glass recovers some charge by itself. One hand in the pocket. If that paragraph was new to you, please work with somebody first.`,
    replies: [
      r('sooah', `"When one is gone the brothers are packing" is going up on the lab wall.`, 20),
      r('tomasz', `The red pencil underlining is the true language of our trades. I find them in clocks: "NOT SO TIGHT, H.W. 1922".`, 27),
      r('mbali', `What do you do about the replacement for odd capacitor values? I've a 1980s inverter with the same disease.`, 5),
      r('dmitro', `@mbali next value up in capacitance, never lower in voltage, 105 °C types, and check the lead spacing before ordering. For reservoir caps up to about +50% is usually harmless. For timing circuits, no, there it must be right.`, 11),
    ],
  },
  {
    space: 'code', by: 'kofi', hoursAgo: 2105, reactions: 23,
    title: 'Teaching loops with a bag of dried beans',
    body: `My students could recite what a \`for\` loop is and could not write one. So on Monday I put the laptops away and gave each table a bag of beans and a card:

> While there are beans in the bag: take two. If you cannot take two, put up your hand.

Half of the tables put up a hand with one bean left, half with none, and one table put up a hand immediately because they had not opened the bag. That table had found the empty case, all by themselves, and I gave them a round of applause they did not understand until Wednesday.

Then we wrote it:

\`\`\`python
beans = 17
pairs = 0

while beans >= 2:
    beans -= 2
    pairs += 1

print(f"{pairs} pairs, {beans} left over")
\`\`\`

Somebody asked "what if it takes three?" and changed the 2. Then somebody asked why there are two places to change, and I nearly cried.`,
    replies: [
      r('nils', `"Why are there two places to change" at fourteen! Some of my colleagues have yet to ask.`, 24),
      r('greta', `What did you do about table one?`, 3),
      r('kofi', `@greta I made them the testers for the rest of the term. They come with empty bags for everything now. They have broken two of my worksheets.`, 29),
      r('hana', `May I suggest 'Yin Yang' beans next time. Half black, half white, so you can teach \`if\` with the same bag.`, 18),
    ],
  },
  {
    space: 'code', by: 'tala', hoursAgo: 1873, reactions: 16,
    title: 'How do you test a drag-and-drop list without losing your mind?',
    body: `I have a sortable list (pots on my balcony, by watering day, do not judge). It works with mouse, touch and keyboard. The tests for mouse are flaky: about one run in fifteen drops the item one slot early.

\`\`\`ts
await page.mouse.move(from.x, from.y);
await page.mouse.down();
await page.mouse.move(to.x, to.y);
await page.mouse.up();
\`\`\`

I could add a sleep, and I know what you would all say about that.`,
    replies: [
      r('viktor', `A real hand produces dozens of move events. You produce one. Move in steps, e.g. \`page.mouse.move(x, y, { steps: 12 })\`, and the library's hover logic gets a chance to run.`, 14),
      r('zainab', `And assert the *placeholder* is in the right place before \`up()\`. Then you wait for the thing that matters, not for time.`, 19),
      r('tala', `Both together: 400 runs, no failures. Also I noticed the keyboard test never flaked once, and it tests the same reorder function. I've made that the main one and kept a single mouse test.`, 21),
      r('sigrun', `Do the pots know about all this?`, 16),
    ],
  },
  {
    space: 'code', by: 'viktor', hoursAgo: 1640, reactions: 20,
    title: 'A tide clock in 60 lines of Rust, and what the tide taught me about floats',
    body: `@oisin asked me for a clock that shows hours to high water. "Just add twelve hours and twenty-five minutes each time," he said. Reader, I did.

\`\`\`rust
const M2_PERIOD_S: f64 = 44_714.16; // principal lunar semidiurnal

fn phase(now_s: f64, reference_high_s: f64) -> f64 {
    (now_s - reference_high_s).rem_euclid(M2_PERIOD_S) / M2_PERIOD_S
}

fn hours_to_high(now_s: f64, reference_high_s: f64) -> f64 {
    (1.0 - phase(now_s, reference_high_s)) * M2_PERIOD_S / 3600.0
}
\`\`\`

It was lovely for two days, and then wrong by forty minutes. The moon's pull is only the largest of the terms; the sun has its own period, they drift in and out of step, and so the interval between high waters stretches and shrinks over a fortnight. With four constituents the error fell under ten minutes, which is better than the clock in the pub.

The lesson about floats: I had used Unix seconds as \`f32\`. An \`f32\` has 24 bits of mantissa, so at 1.7 billion its step is **128 seconds**. My tide went up a flight of stairs.

Code and the constituents for our harbour: [tide-clock notes](https://example.com/harbour/tide-clock).`,
    replies: [
      r('oisin', `It is on the wall of the boathouse and it has beaten the printed table twice. Though that was wind, and the clock knows nothing of wind. Do not trust any clock near a lee shore.`, 17),
      r('nils', `"My tide went up a flight of stairs" – wonderful. We've the same bug in old GPS tracks, where longitudes saved as f32 put you a metre or so off the path.`, 14),
      r('sooah', `The fortnightly stretch is a beat frequency. You have built a very slow synthesizer.`, 26),
      r('viktor', `@sooah I've been smiling about this for an hour.`, 13),
    ],
  },
];
