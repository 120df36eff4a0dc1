import type { PillProps } from '@/components/ui/pill';
import type { TaskKind, TaskState, TaskView } from '@/lib/extensions/tasks/types';

/** What each kind does, before the name of what it does it with. */
const verbs = {
  install: 'Install',
  update: 'Update',
  rollback: 'Roll back',
  sync: 'Fetch again',
  migrate: 'Run migrations of',
  uninstall: 'Remove',
} as const satisfies Record<TaskKind, string>;

/** States of a task in words and colours. */
export const taskStateLooks = {
  running: { label: 'Running', tone: 'blue' },
  waiting: { label: 'Waits for you', tone: 'amber' },
  done: { label: 'Done', tone: 'green' },
  failed: { label: 'Failed', tone: 'red' },
  cancelled: { label: 'Called off', tone: undefined },
} as const satisfies Record<TaskState, { label: string; tone: PillProps['tone'] }>;

/** What a task is about: a name and a version where they are known, else what was asked for. */
export function targetOf({ kind, slug, subject, review }: Pick<TaskView, 'kind' | 'slug' | 'subject' | 'review'>): string {
  if (review) return `${review.name} ${review.version}`;
  // An update may have been asked for by its version.
  if (kind === 'update') return subject;
  return slug ?? subject.replace(/^https?:\/\//, '');
}

/** `Install Polls 1.2.0`, `Remove polls`. */
export const titleOf = (task: Pick<TaskView, 'kind' | 'slug' | 'subject' | 'review'>): string => `${verbs[task.kind]} ${targetOf(task)}`;

/** What a failure leaves behind. */
export function outcomeOf({ kind, status }: Pick<TaskView, 'kind' | 'status'>): string {
  if (status === 'install_failed') return 'Its onInstall failed. It is loaded, and may be set up only in part.';
  if (status === 'update_failed') return 'Its onUpdate failed. The new version is loaded, and may be set up only in part.';
  switch (kind) {
    case 'install': return 'Nothing was installed.';
    case 'update':
    case 'rollback':
    case 'sync': return 'It did not come off. What ran before runs on, with its data as it was.';
    case 'migrate': return 'Its tables are as they were before.';
    case 'uninstall': return 'It was not removed.';
  }
}
