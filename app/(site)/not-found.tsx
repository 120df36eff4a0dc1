import { Columns } from '@/components/layout/columns';
import { MessagePage } from '@/components/layout/message-page';

export default function SiteNotFound() {
  return (
    <Columns>
      <title>Not found</title>
      <MessagePage code={404} title="There is nothing here" text="It may have been deleted, or the address is not quite right." />
    </Columns>
  );
}
