import { Columns } from '@/components/layout/columns';
import { PageHeader } from '@/components/layout/page-header';
import { ReplyForm } from '@/components/replies/reply-form';

/** Where a reply comes back to that was sent without JavaScript after its post was deleted: what was typed is still there. */
export function DeletedPost({ id }: { id: number }) {
  return (
    <Columns>
      <PageHeader title="This post was deleted" />
      <ReplyForm postId={id} toolbarButtons={[]} onlyIfTyped />
    </Columns>
  );
}
