import { LoadError } from '../load-error';
import type { TaskView } from '@/lib/extensions/tasks/types';

/** Statuses whose messages hold code, or a list of faults. The others are sentences. */
const AS_PRINTED = new Set<string | null>(['compile_failed', 'migration_failed', 'manifest_invalid', 'install_failed', 'update_failed']);

/** What a task said at its end, a sentence a line, or as it was printed. */
export function TaskMessage({ status, message }: Pick<TaskView, 'status' | 'message'>) {
  if (!message) return null;
  if (status !== null && AS_PRINTED.has(status)) return <LoadError status={status} text={message} />;
  return <div className="task-message">{message.split('\n').map((line, index) => <p key={`${index} ${line}`}>{line}</p>)}</div>;
}
