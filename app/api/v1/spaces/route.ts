import { reshapeSpace } from '@/lib/api/reshape';
import { apiRoute } from '@/lib/api/route';
import { listSpaces } from '@/lib/spaces/list-spaces';

export const GET = apiRoute(async () => ({ spaces: (await listSpaces()).map(reshapeSpace) }));
