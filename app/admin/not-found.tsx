import { MessagePage } from '@/components/layout/message-page';

export default function AdminNotFound() {
  return <MessagePage alone code={404} title="There is nothing here" text="The address may have changed, or it is not for this account." />;
}
