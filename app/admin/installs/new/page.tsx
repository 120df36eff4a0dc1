import type { Metadata } from 'next';
import { AddressForm } from '@/components/extensions/admin/install/address-form';
import { UploadForm } from '@/components/extensions/admin/install/upload-form';
import { PageHeader } from '@/components/layout/page-header';
import { ButtonLink } from '@/components/ui/button-link';
import { PageLink } from '@/components/ui/page-link';
import { readAdmin } from '@/lib/pages/read-admin';

export const metadata: Metadata = { title: 'Install an extension' };

export default async function NewInstallPage() {
  await readAdmin();
  return (
    <>
      <p className="page-path"><PageLink href="/admin/extensions">Extensions</PageLink> / <PageLink href="/admin/installs">Installs</PageLink></p>
      <PageHeader title="Install an extension" text="It is fetched and looked at first. Then you decide, knowing what it asks for and where it comes from." actions={<ButtonLink href="/admin/store">Choose from the store</ButtonLink>} />
      <div className="task-column">
        <AddressForm />
        <UploadForm />
      </div>
    </>
  );
}
