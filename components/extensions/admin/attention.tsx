import { Card } from '@/components/ui/card';
import { PageLink } from '@/components/ui/page-link';
import { Pill } from '@/components/ui/pill';
import { countProblems, type InstalledExtension } from '@/lib/extensions/types';
import { statusLook } from './status-looks';

interface Trouble {
  slug: string;
  name: string;
  label: string;
  tone: 'red' | 'amber';
  /** The page that tells more and offers the way out. */
  href: string;
}

/** Extensions that wait for an admin, on the first page of administration; nothing where all is well. */
export function Attention({ extensions }: { extensions: InstalledExtension[] }) {
  const troubles = extensions.flatMap(listTroubles);
  if (troubles.length === 0) return null;
  return (
    <Card title="Needs attention" className="attention">
      <ul className="attention-list">
        {troubles.map(({ slug, name, label, tone, href }) => (
          <li key={`${slug} ${label}`}><PageLink href={href} className="attention-link"><span className="attention-name">{name}</span> <Pill tone={tone}>{label}</Pill></PageLink></li>
        ))}
      </ul>
    </Card>
  );
}

function listTroubles(extension: InstalledExtension): Trouble[] {
  const { slug, name, enabled, loadStatus, loadError, processState, missingSettings } = extension;
  const page = `/admin/extensions/${slug}`;
  const problems = countProblems(extension);
  const troubles: (Omit<Trouble, 'slug' | 'name'> | false)[] = [
    loadError !== null && { label: statusLook(loadStatus).label, tone: 'red', href: page },
    processState === 'quarantined' && { label: 'Quarantined', tone: 'red', href: `${page}/process` },
    enabled && missingSettings.length > 0 && { label: 'Needs settings', tone: 'amber', href: page },
    problems > 0 && { label: problems === 1 ? '1 problem' : `${problems} problems`, tone: 'red', href: `${page}/problems` },
  ];
  return troubles.filter((trouble) => trouble !== false).map((trouble) => ({ slug, name, ...trouble }));
}
