import type { Facts } from './facts';

/** What a parsed text contains, without judging it. */
export function collectFacts(text: string, tree: unknown): Facts;
