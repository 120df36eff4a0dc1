import { cache } from 'react';
import { getViewer } from '@/lib/auth/get-viewer';
import { getPost } from '@/lib/posts/get-post';
import { getSetting } from '@/lib/settings/get-setting';
import { getSpace } from '@/lib/spaces/get-space';
import { listSpaces } from '@/lib/spaces/list-spaces';
import { getProfile } from '@/lib/users/get-profile';
import { orNotFound, orNotFoundUnlessSent } from './or-not-found';

/** Reads that a page, its metadata and its layout share: once a request each. */
export const readSiteName = cache(() => getSetting('siteName'));
export const readSpaces = cache(() => listSpaces());
/** null when the page answers a form about a post that was deleted meanwhile. */
export const readPost = cache(async (id: string) => orNotFoundUnlessSent(getPost(await getViewer(), id)));
export const readSpace = cache((slug: string) => orNotFound(getSpace(slug)));
export const readProfile = cache(async (username: string) => orNotFound(getProfile(await getViewer(), username)));
