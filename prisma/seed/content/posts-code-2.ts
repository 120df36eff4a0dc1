import { r } from './helpers';
import type { SeedPost } from './types';

export const code2: SeedPost[] = [
  {
    space: 'code', by: 'sooah', hoursAgo: 1388, reactions: 18,
    title: 'Synth diary: the filter that only works when I touch it',
    body: `The resonance sounds wonderful with one finger on the board and dies when I let go. I know I'm the missing component. I just don't know which.

Already tried: reflowing everything in that corner, a different op-amp, asking nicely.`,
    replies: [
      r('dmitro', `You are a resistor of some megohms and a capacitor of some tens of picofarads to ground. Where exactly does the finger go? Touch each pin with a *pencil tip* instead (graphite is a bit gentler) and find the one node.`, 15),
      r('sooah', `Node found: the non-inverting input of the second stage. It has... no DC path to ground. I forgot the bias resistor. It is on the schematic. It isn't on the board.`, 18),
      r('dmitro', `Then 100k there, and you may keep your finger for playing.`, 22),
    ],
  },
  {
    space: 'code', by: 'zainab', hoursAgo: 1120, reactions: 26,
    title: 'My home server now has a runbook, because I am also asleep at home',
    body: `At work I would never run a service without a runbook. At home I had four services, no notes, and a partner who texts "is the music thing broken?" while I'm in a meeting. So I wrote the home one as though a stranger will read it at 3 am. That stranger is me.

## Principles

- Every service has one owner (me), one restart command and one *"it is fine to leave it broken until Sunday"* flag.
- Nothing important lives only here.
- If a fix is needed three times, it becomes a script.

## Layout

### The compose file is the documentation

\`\`\`yaml
services:
  music:
    image: registry.example.com/music:4.2
    restart: unless-stopped
    volumes:
      - /srv/music:/data:ro
    healthcheck:
      test: ["CMD", "wget", "-qO-", "http://localhost:4533/ping"]
      interval: 30s
      retries: 3
    labels:
      runbook: "leave until Sunday"
\`\`\`

### Backups, and the only test that counts

\`\`\`bash
#!/usr/bin/env bash
set -euo pipefail

target="/mnt/restore-test"
rm -rf "\${target:?}"/*
restic restore latest --target "$target" --include /srv/photos
count=$(find "$target" -type f | wc -l)
echo "restored $count files"
test "$count" -gt 20000
\`\`\`

It runs on the first of the month. A backup that was never restored is a rumour.

## What actually broke in a year

| Cause | Times |
| --- | ---: |
| Full disk | 4 |
| Certificate expired | 2 |
| Cat on the power strip | 2 |
| Anything I had prepared for | 0 |

## What I'd skip

Dashboards. I had eleven panels and looked at them only when I already knew something was wrong. One daily mail with three numbers replaced all of it.`,
    replies: [
      r('priya_r', `"A backup that was never restored is a rumour." Printing it.`, 19),
      r('mbali', `The "leave until Sunday" label is genius. Half my stress is not knowing which of the alarms is allowed to wait.`, 22),
      r('kofi', `How do you stop the cat?`, 10),
      r('zainab', `@kofi you don't. You buy a strip without a switch.`, 31),
      r('viktor', `Small note: \`rm -rf "\${target:?}"/*\` leaves dotfiles behind, so your count may drift up over the months. \`find "$target" -mindepth 1 -delete\` is cleaner.`, 13),
    ],
  },
  {
    space: 'code', by: 'nils', hoursAgo: 940, reactions: 13,
    title: 'Smoothing a GPS track without cutting the corners off hairpins',
    body: `Every smoothing I try either keeps the zigzag noise or flattens switchbacks into a lazy curve, which on a mountain path means the track walks through the air.

What has worked best for me: simplify first, then leave it alone. Ramer-Douglas-Peucker with a tolerance near the accuracy of the receiver (I use 4 m).

\`\`\`python
from math import hypot

def distance(p, a, b):
    (px, py), (ax, ay), (bx, by) = p, a, b
    dx, dy = bx - ax, by - ay
    length2 = dx * dx + dy * dy
    if length2 == 0:
        return hypot(px - ax, py - ay)
    t = max(0, min(1, ((px - ax) * dx + (py - ay) * dy) / length2))
    return hypot(px - ax - t * dx, py - ay - t * dy)

def simplify(points, tolerance):
    if len(points) < 3:
        return points
    far, index = max((distance(p, points[0], points[-1]), i)
                     for i, p in enumerate(points[1:-1], start=1))
    if far <= tolerance:
        return [points[0], points[-1]]
    left = simplify(points[: index + 1], tolerance)
    return left[:-1] + simplify(points[index:], tolerance)
\`\`\`

Coordinates must be in metres (project them first), not degrees. Is there something that treats *stops* well? When I eat a sandwich the track makes a hairball.`,
    replies: [
      r('aroha', `For the hairball: drop points slower than about 0.3 m/s that stay inside a 15 m circle for over a minute, keep just the centre. We do that for track surveys. It gives you a free list of good lunch spots.`, 17),
      r('nils', `@aroha implemented, and yes: seven sandwiches found, all correct. One was a nap.`, 20),
      r('viktor', `Mind the recursion on long tracks. Python gives up around a thousand deep, and a nearly straight 40 km ski track can get there.`, 8),
    ],
  },
  {
    space: 'code', by: 'caro', hoursAgo: 777, reactions: 15,
    title: 'A printer asks programmers: why is your type so grey?',
    body: `I set type by hand, with metal, so forgive the outside view. You spend ten hours a day reading, on the best screens ever made, and then you choose 12-point text in light grey on slightly darker grey. With respect: *why?*

In my shop a proof like that gets sent back. If you squint and the page becomes fog, the ink is wrong. I also notice lines of two hundred characters. No compositor would dare. The eye cannot find its way home.`,
    replies: [
      r('tala', `Guilty. It looks calm in the mock-up, where nobody reads the words. I started checking contrast on real paragraphs and it was a massacre.`, 18),
      r('sooah', `In defence of grey on black: at 2 am bright white text has a halo, at least with my astigmatism. But your point stands for the other twenty hours.`, 13),
      r('wren', `The line length thing is real for me. I put my editor in a narrow window and suddenly I understand my own code.`, 12),
      r('caro', `@tala "where nobody reads the words" – there it is, the whole disease. In metal you *cannot* make a mock-up without words. You would have nothing to lock up.`, 25),
    ],
  },
  {
    space: 'code', by: 'oisin', hoursAgo: 610, reactions: 21,
    title: 'Weather station on a pier: what salt does to everything',
    body: `Two years of a home-made station at the end of a pier, and I could write a book called *Corrosion*. Here's the short form.

![The bench with the anemometer, opened, its bearings green](/demo/workbench.webp)

## What died

### Connectors

Every single push-fit connector, within months. Salt creeps along the wire *inside* the insulation. What survived: soldered joints in glue-lined heat-shrink, with a drip loop below them.

### The anemometer bearings

Steel ones, eleven weeks. Ceramic ones are at fourteen months and spinning.

### My pride

I had "waterproofed" the box with silicone on all four sides, and so it filled from condensation with no way out. A 3 mm hole in the *bottom* fixed what no sealant could.

## What lived

- A plain glass rain gauge. Read by eye. Eternal.
- The solar panel, wiped monthly.
- The pressure sensor, indoors, where nobody had told me it could be.

## Making the numbers honest

\`\`\`python
def gust(samples: list[float], window: int = 3) -> float:
    """Highest mean over three one-second samples, not the single highest spike."""
    means = [
        sum(samples[i : i + window]) / window
        for i in range(len(samples) - window + 1)
    ]
    return max(means, default=0.0)
\`\`\`

Before that change I was reporting gusts of 140 km/h whenever a gull landed.

Readings every ten minutes at [the pier page](https://example.com/harbour/pier-weather).`,
    replies: [
      r('sigrun', `I love that a gull is now a known error term.`, 24),
      r('mbali', `Hole in the bottom: yes! I tell everyone. A box that can't breathe will drink.`, 20),
      r('dmitro', `For connectors I fill with silicone grease, not sealant. It stays soft, and one can open it in five years. Otherwise I agree with all, especially the pride.`, 12),
      r('old_tom', `Shipwrights have known about limber holes for some four hundred years, but I am glad computing got there.`, 33),
    ],
  },
];
