import { reshapeProfile } from '@/lib/api/reshape';
import { apiRoute } from '@/lib/api/route';
import { getProfile } from '@/lib/users/get-profile';

export const GET = apiRoute<{ username: string }>(async ({ viewer, params }) => ({ user: reshapeProfile(await getProfile(viewer, params.username)) }));
