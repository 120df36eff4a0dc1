import { ExtensionFacts } from '@/components/extensions/admin/extension-facts';
import { MessageList } from '@/components/extensions/admin/message-list';
import { SettingsForm } from '@/components/extensions/admin/settings/settings-form';
import { Card } from '@/components/ui/card';
import { getViewer } from '@/lib/auth/get-viewer';
import { readSettingsForAdmin } from '@/lib/extensions/settings/read-settings-for-admin';
import { orNone, readExtension } from '@/lib/pages/read-extension';
import type { ExtensionPageProps } from './layout';

export default async function ExtensionPage({ params }: ExtensionPageProps) {
  const { slug } = await params;
  const extension = await readExtension(slug);
  const settings = await orNone(readSettingsForAdmin(await getViewer(), { slug }), null);
  return (
    <div className="extension-columns">
      <div className="min-w-0">
        {settings && settings.tabs.length > 0 && (
          <Card title="Settings">
            {settings.problems.length > 0 && <MessageList title="Given somewhere and not used" messages={settings.problems} />}
            <SettingsForm slug={slug} tabs={settings.tabs} />
          </Card>
        )}
        <Card title="README">
          {/* Cooked and sanitised: lib/markdown/cook.ts. */}
          {extension.readmeHtml ? <div className="md-body" dir="auto" dangerouslySetInnerHTML={{ __html: extension.readmeHtml }} /> : <p className="process-text">It has no README.md.</p>}
        </Card>
      </div>
      <aside aria-label="Facts">
        <Card title="About">
          <ExtensionFacts extension={extension} />
        </Card>
      </aside>
    </div>
  );
}
