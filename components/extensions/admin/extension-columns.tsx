'use client';

import { createColumnHelper, createSortedRowModel, rowSortingFeature, sortFn_text, tableFeatures } from '@tanstack/react-table';
import { PageLink } from '@/components/ui/page-link';
import { Pill } from '@/components/ui/pill';
import { countProblems, type InstalledExtension } from '@/lib/extensions/types';
import { EnabledSwitch } from './enabled-switch';
import { ExtensionStatus } from './extension-status';
import { formatBytes } from './format-bytes';
import { tierLooks } from './trust-tiers';

export const extensionFeatures = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns: { text: sortFn_text } });

const column = createColumnHelper<typeof extensionFeatures, InstalledExtension>();

export const extensionColumns = column.columns([
  column.accessor('name', {
    header: 'Extension',
    sortFn: 'text',
    cell: ({ row: { original } }) => (
      <div className="extension-name">
        <strong><PageLink href={`/admin/extensions/${original.slug}`}>{original.name}</PageLink></strong>
        <span className="extension-version">{original.slug}{original.version && ` · ${original.version}`}</span>
        {original.description && <span className="extension-description">{original.description}</span>}
        {original.updateVersion && <Pill tone="accent" icon="arrow-up" href={`/admin/extensions/${original.slug}/versions`} className="extension-update">Update to {original.updateVersion}</Pill>}
      </div>
    ),
  }),
  column.accessor('loadStatus', { header: 'Status', sortFn: 'text', cell: ({ row: { original } }) => <ExtensionStatus status={original.loadStatus} processState={original.processState} needsSettings={original.enabled && original.missingSettings.length > 0} isBeingRemoved={original.isBeingRemoved} /> }),
  column.accessor('trustTier', { header: 'Trust', sortFn: 'text', cell: ({ getValue }) => <Pill tone={tierLooks[getValue()].tone}>{tierLooks[getValue()].label}</Pill> }),
  column.accessor((extension) => extension.registrations.filter(({ declared }) => declared).length, {
    id: 'surfaces',
    header: 'Surfaces',
    cell: ({ row: { original } }) => <span>{summarise(original)}</span>,
  }),
  column.accessor('bundleBytes', { header: 'Bundle', sortUndefined: 'last', cell: ({ getValue }) => formatBytes(getValue()) }),
  column.accessor(countProblems, {
    id: 'problems',
    header: 'Problems',
    cell: ({ getValue, row: { original } }) => (getValue() > 0 ? <Pill tone="red" href={`/admin/extensions/${original.slug}/problems`}>{getValue()}</Pill> : <span className="text-t4">None</span>),
  }),
  column.accessor('enabled', { header: 'Enabled', cell: ({ row: { original } }) => <EnabledSwitch slug={original.slug} name={original.name} enabled={original.enabled} /> }),
]);

/** `2 slots, 1 route`: how much of each kind. */
function summarise({ registrations }: InstalledExtension): string {
  const counts = new Map<string, number>();
  for (const { kind, declared } of registrations) if (declared) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const parts = [...counts].map(([kind, count]) => `${count} ${kind.replaceAll('_', ' ')}${count === 1 ? '' : 's'}`);
  return parts.join(', ') || 'None';
}
