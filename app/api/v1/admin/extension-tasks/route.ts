import { apiRoute } from '@/lib/api/route';
import { listTasks } from '@/lib/extensions/tasks/list-tasks';
import { reshapeTask } from '@/lib/extensions/tasks/reshape-task';

export const GET = apiRoute(async ({ viewer }) => ({ tasks: (await listTasks(viewer)).map(reshapeTask) }));
