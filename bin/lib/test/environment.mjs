import { readFileSync } from 'node:fs';
import { inProject } from '../project.mjs';

const OTHERS = /^(NEXUS_|NEXTAUTH_|PG)/;

/**
 * The environment of every suite: nothing of a real forum's settings, everything temporary in one folder. Settings are
 * emptied, not removed: an empty one also keeps the value in .env out.
 */
export function testEnvironment(temporary) {
  const documented = readFileSync(inProject('.env.example'), 'utf8').matchAll(/^#?([A-Z_]+)=/gm);
  const names = [...Array.from(documented, (match) => match[1]), ...Object.keys(process.env).filter((name) => OTHERS.test(name))];
  return { ...Object.fromEntries(names.map((name) => [name, ''])), TMPDIR: temporary, NODE_ENV: 'test' };
}
