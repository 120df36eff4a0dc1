import type { Metadata } from 'next';
import { DeadLetterTable } from '@/components/extensions/admin/dead-letter-table';
import { FailedAttachments } from '@/components/extensions/admin/failed-attachments';
import { FaultTable } from '@/components/extensions/admin/fault-table';
import { MessageList } from '@/components/extensions/admin/message-list';
import { RegistrationTable } from '@/components/extensions/admin/registration-table';
import { Card } from '@/components/ui/card';
import { clock } from '@/lib/core/clock';
import { readExtension, readProblems } from '@/lib/pages/read-extension';
import type { ExtensionPageProps } from '../layout';

export const metadata: Metadata = { title: 'Problems' };

export default async function ExtensionProblemsPage({ params }: ExtensionPageProps) {
  const { slug } = await params;
  const [{ name, warnings, registrations, faults, deadLetters, failedAttachments }, { letters, attachments, queue }] = await Promise.all([readExtension(slug), readProblems(slug)]);
  const renderedAt = clock.now().getTime();
  return (
    <div className="extension-problems">
      <Card title="Events" action={queue && <span className="text-13 text-t4">{queue.waiting === 0 ? 'None waiting' : `${queue.waiting} waiting`}</span>}>
        {queue?.pausedReason && <p className="process-text">Delivery pauses: {queue.pausedReason}</p>}
        <DeadLetterTable slug={slug} name={name} letters={letters.items} count={deadLetters} renderedAt={renderedAt} />
      </Card>
      <Card title="Attachments">
        <FailedAttachments attachments={attachments} count={failedAttachments} renderedAt={renderedAt} />
      </Card>
      <Card title="In browsers">
        {warnings.length > 0 && <MessageList title="Warnings" messages={warnings} />}
        {faults.length > 0 ? <FaultTable slug={slug} faults={faults} renderedAt={renderedAt} /> : <p className="process-text">Nothing of it has failed in a browser.</p>}
        {registrations.length > 0 && <RegistrationTable registrations={registrations} />}
      </Card>
    </div>
  );
}
