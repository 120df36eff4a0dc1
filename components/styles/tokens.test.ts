import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = import.meta.dirname;
const css = readdirSync(folder).filter((file) => file.endsWith('.css')).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
const pairs = new Map([...css.matchAll(/--(\w+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(([, name, light, dark]) => [name, { light, dark }]));

const surfaces = ['bg', 's1', 's2', 's3'];
const texts = ['t1', 't2', 't3', 't4', 't5', 'green', 'pink', 'blue', 'amber', 'red'];
const schemes = ['light', 'dark'] as const;

function luminance(hex: string): number {
  const channel = (start: number) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function colour(name: string, scheme: 'light' | 'dark'): string {
  const value = pairs.get(name)?.[scheme];
  if (!value) throw new Error(`--${name} is not a light-dark() pair of six-digit colours`);
  return value;
}

describe('tokens', () => {
  it.each(schemes)('hold 4.5:1 for every text on every surface, %s', (scheme) => {
    const weak = texts.flatMap((text) =>
      surfaces
        .map((surface) => ({ pair: `${text} on ${surface}`, ratio: contrast(colour(text, scheme), colour(surface, scheme)) }))
        .filter(({ ratio }) => ratio < 4.5),
    );
    expect(weak).toEqual([]);
  });

  it('has every custom property that bundles may use', () => {
    const promised = `bg s1 s2 s3 t1 t2 t3 t4 t5 b1 b2 b3 ac ac-on ac-bg ac-border ac-text green pink blue amber red
      fs-ui fs-body fs-title fs-content fs-feed-title fs-code av-radius tgl-off tgl-knob-off`.split(/\s+/);
    expect(promised.filter((name) => !css.includes(`--${name}: `))).toEqual([]);
  });

  it('has every class that bundles may use', () => {
    const promised = `btn-primary btn-ghost md-body av-circle pill panel panel-title rw rw-label fi fg fl toggle-row icon-btn
      comp-tb-btn stat-card`.split(/\s+/);
    expect(promised.filter((name) => !new RegExp(`\\.${name}[ ,{:]`).test(css))).toEqual([]);
  });
});
