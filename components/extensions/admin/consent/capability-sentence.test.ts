import { CAPABILITIES } from '@nexus/sdk/manifest/known';
import { expect, it } from 'vitest';
import { capabilitySentence } from './capability-sentence';

/** Written out once more: what is forgotten in the table would be missed by nothing else. */
const CONTRACT = ['content:read', 'content:write', 'users:read', 'users:email', 'notifications:send', 'mail:send', 'http:fetch', 'storage', 'events', 'services'];

it('every capability of the contract has a sentence of its own', () => {
  expect([...CAPABILITIES].toSorted()).toEqual(CONTRACT.toSorted());
  const sentences = CONTRACT.map(capabilitySentence);
  expect(new Set(sentences).size).toBe(CONTRACT.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^(Read|Create|Send|Reach|Store|Publish|Call) /);
});

it.each(['content:reed', 'constructor', '__proto__', ''])('%j, which nobody knows, allows nothing and says so', (capability) => {
  expect(capabilitySentence(capability)).toBe('Unknown to this forum: it allows nothing');
});
