import { Pill, type PillProps } from '@/components/ui/pill';

const looks: Readonly<Record<string, { label: string; tone?: PillProps['tone'] }>> = {
  loaded: { label: 'Loaded', tone: 'green' },
  disabled: { label: 'Disabled' },
  not_loaded: { label: 'Not loaded', tone: 'amber' },
  compile_failed: { label: 'Compile failed', tone: 'red' },
  manifest_invalid: { label: 'Manifest invalid', tone: 'red' },
  migration_failed: { label: 'Migration failed', tone: 'red' },
  download_failed: { label: 'Download failed', tone: 'red' },
  install_failed: { label: 'Install failed', tone: 'red' },
  update_failed: { label: 'Update failed', tone: 'red' },
  no_release: { label: 'No release', tone: 'amber' },
  no_repo: { label: 'No repository', tone: 'amber' },
};

export interface ExtensionStatusProps {
  status: string;
  processState?: string | null;
  needsSettings?: boolean;
}

/** An extension's load status in words, with what else keeps it from its work. */
export function ExtensionStatus({ status, processState, needsSettings }: ExtensionStatusProps) {
  const { label, tone } = looks[status] ?? { label: status };
  return (
    <span className="extension-states">
      <Pill tone={tone}>{label}</Pill>
      {processState === 'quarantined' && <Pill tone="red">Quarantined</Pill>}
      {processState === 'backing_off' && <Pill tone="amber">Backing off</Pill>}
      {needsSettings && <Pill tone="amber">Needs settings</Pill>}
    </span>
  );
}
