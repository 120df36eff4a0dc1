import { z } from 'zod';
import { listSpaces } from '@/lib/spaces/list-spaces';
import { defineMember, idArg } from './define-member';
import { reshapeSpace } from './reshape';

/** `nexus.spaces.get(idOrSlug)`: null where there is none. */
const get = defineMember({
  args: z.tuple([z.union([idArg, z.string().max(100)], 'must be an id as a number or a slug as text')]),
  capability: 'content:read',
  run: async (_call, [which]) => {
    const space = (await listSpaces()).find(({ id, slug }) => (typeof which === 'number' ? id === which : slug === which));
    return space ? reshapeSpace(space) : null;
  },
});

/** `nexus.spaces.list()`, in the order of the sidebar. */
const list = defineMember({ args: z.tuple([]), capability: 'content:read', run: async () => (await listSpaces()).map(reshapeSpace) });

/** Spaces. */
export const spaceMembers = { 'spaces.get': get, 'spaces.list': list };
