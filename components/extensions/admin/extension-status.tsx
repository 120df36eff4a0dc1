import { Pill } from '@/components/ui/pill';
import { statusLook } from './status-looks';

export interface ExtensionStatusProps {
  status: string;
  processState?: string | null;
  needsSettings?: boolean;
  isBeingRemoved?: boolean;
}

/** An extension's load status in words, with what else keeps it from its work. */
export function ExtensionStatus({ status, processState, needsSettings, isBeingRemoved }: ExtensionStatusProps) {
  const { label, tone } = statusLook(status);
  return (
    <span className="extension-states">
      <Pill tone={tone}>{label}</Pill>
      {isBeingRemoved && <Pill tone="amber">Being removed</Pill>}
      {processState === 'quarantined' && <Pill tone="red">Quarantined</Pill>}
      {processState === 'backing_off' && <Pill tone="amber">Backing off</Pill>}
      {needsSettings && <Pill tone="amber">Needs settings</Pill>}
    </span>
  );
}
