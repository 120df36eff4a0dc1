import { PageLink } from '@/components/ui/page-link';
import { Icon } from '@/components/ui/icon';
import type { VisibleContribution } from '@/lib/extensions/browser/contribution';

/** What an admin sees in the place of a contribution that threw; everybody else sees nothing. */
export function FaultNotice({ contribution: { slug, extensionName, kind, key } }: { contribution: VisibleContribution }) {
  return (
    <p className="extension-fault" role="status" data-fault={slug}>
      <Icon name="alert" size={16} />
      <span>
        “{extensionName}” failed here and was left out ({kind.replaceAll('_', ' ')} {key}). <PageLink href={`/admin/extensions#${slug}`}>Look at it</PageLink>
      </span>
    </p>
  );
}
