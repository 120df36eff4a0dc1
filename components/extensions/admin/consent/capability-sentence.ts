import { CAPABILITY_MEANINGS } from '@nexus/sdk/manifest/known';

const meanings = new Map<string, string>(Object.entries(CAPABILITY_MEANINGS));

/** What a capability allows, in a sentence. One that this forum has never heard of allows nothing. */
export const capabilitySentence = (capability: string): string => meanings.get(capability) ?? 'Unknown to this forum: it allows nothing';
