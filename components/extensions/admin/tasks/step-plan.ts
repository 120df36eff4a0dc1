import type { TaskKind, TaskStepName, TaskView } from '@/lib/extensions/tasks/types';

/** What each step is called; a kind may have a better word for it. */
export const stepLabels = {
  resolve: 'Find the repository',
  release: 'Find the release',
  download: 'Download',
  extract: 'Unpack',
  read: 'Read the manifest',
  review: 'Your consent',
  check: 'Check slug and dependencies',
  store: 'Store the files',
  compile: 'Compile',
  start: 'Start it beside the old one',
  assets: 'Publish files',
  switch: 'Migrate and switch',
  hook: 'Run its hook',
  stop: 'Switch it off',
  goodbye: 'Run onUninstall',
  export: 'Write its data to a file',
  remove: 'Remove it',
} as const satisfies Record<TaskStepName, string>;

const labelsOfKind: Record<TaskKind, Partial<Record<TaskStepName, string>>> = {
  install: { start: 'Start it on trial', hook: 'Run onInstall' },
  update: { review: 'Your consent, where it asks for more', hook: 'Run onUpdate' },
  rollback: { read: 'Read the version before', start: 'Start it beside the newer one', switch: 'Undo migrations and switch' },
  sync: { release: 'Find the release that runs' },
  migrate: { switch: 'Run migrations' },
  uninstall: {},
};

/** A step of a task in words. */
export const labelOf = (kind: TaskKind, step: TaskStepName): string => labelsOfKind[kind][step] ?? stepLabels[step];

const FETCH = ['resolve', 'release', 'download', 'extract', 'read'] as const;
const PUT_IN_PLACE = ['check', 'store', 'compile', 'start', 'assets', 'switch'] as const;

/** Every step that a task may take, in order. Some are passed over: what has no server half is not compiled. */
export function planOf({ kind, from, mode }: Pick<TaskView, 'kind' | 'from' | 'mode'>): readonly TaskStepName[] {
  switch (kind) {
    case 'install':
      if (from === 'bundled') return ['read', ...PUT_IN_PLACE, 'hook'];
      return [...(from === 'upload' ? (['extract', 'read'] as const) : FETCH), 'review', ...PUT_IN_PLACE, 'hook'];
    case 'update': return [...FETCH, 'review', ...PUT_IN_PLACE, 'hook'];
    case 'rollback': return ['read', ...PUT_IN_PLACE];
    case 'sync': return [...FETCH, ...PUT_IN_PLACE];
    case 'migrate': return ['switch'];
    case 'uninstall': return ['stop', 'goodbye', ...(mode === 'export' ? (['export'] as const) : []), 'remove'];
  }
}
