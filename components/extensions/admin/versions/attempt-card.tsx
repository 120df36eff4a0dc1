import { Card } from '@/components/ui/card';
import { Pill } from '@/components/ui/pill';
import { Time } from '@/components/ui/time';
import type { LastAttempt } from '@/lib/extensions/describe-attempt';
import { statusLook } from '../status-looks';
import { TaskMessage } from '../tasks/task-message';

export interface AttemptCardProps {
  attempt: LastAttempt;
  /** What a banner over the page says already. */
  told: readonly (string | null | undefined)[];
}

/** The last install, update or hook, and how it ended. */
export function AttemptCard({ attempt: { version, status, message, at }, told }: AttemptCardProps) {
  const { label, tone } = statusLook(status);
  return (
    <Card title="Last attempt" action={<Pill tone={tone}>{label}</Pill>}>
      <p className="process-text">{version ? `Version ${version}` : 'A version that could not be told'}{at && <>, <Time date={at} /></>}</p>
      {message !== null && told.includes(message) ? <p className="process-text">What it said stands at the top of this page.</p> : <TaskMessage status={asTaskStatus(status)} message={message} />}
    </Card>
  );
}

const TASK_STATUSES = ['no_repo', 'no_release', 'download_failed', 'manifest_invalid', 'compile_failed', 'migration_failed', 'install_failed', 'update_failed'] as const;
const asTaskStatus = (status: string) => TASK_STATUSES.find((known) => known === status) ?? null;
