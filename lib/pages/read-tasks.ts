import { cache } from 'react';
import { getViewer } from '@/lib/auth/get-viewer';
import { getTask, listTasks } from '@/lib/extensions/tasks/list-tasks';
import { orNotFound } from './or-not-found';

/** The task of a page and of its title. */
export const readTask = cache(async (id: string) => orNotFound(getTask(await getViewer(), { id })));

/** Tasks of one extension, for its page and the frame around it. */
export const readTasksOf = cache(async (slug: string) => orNotFound(listTasks(await getViewer(), { slug, limit: 10 })));
