import '@/components/styles/index.css';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { Document } from '@/components/layout/document';
import { MessagePage } from '@/components/layout/message-page';

export const metadata: Metadata = { title: 'Not found' };

/** An address that belongs to no page. Reading the headers makes it dynamic, so that its scripts carry the nonce. */
export default async function GlobalNotFound() {
  return (
    <Document nonce={(await headers()).get('x-nonce') ?? undefined}>
      <MessagePage alone code={404} title="There is nothing here" text="The address may have changed, or was never quite right." />
    </Document>
  );
}
