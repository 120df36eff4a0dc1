import { apiRoute } from '@/lib/api/route';
import { getTask } from '@/lib/extensions/tasks/list-tasks';
import { reshapeTask } from '@/lib/extensions/tasks/reshape-task';

export const GET = apiRoute<{ id: string }>(async ({ viewer, params }) => ({ task: reshapeTask(await getTask(viewer, { id: params.id })) }));
