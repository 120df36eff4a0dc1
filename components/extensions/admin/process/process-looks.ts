import type { PillProps } from '@/components/ui/pill';
import type { ProcessView } from '@/lib/extensions/get-process';

/** States of a process in words and colours. */
export const processLooks = {
  none: { label: 'No process', text: 'It has no server half, is switched off, or no extensions run on this server.' },
  idle: { label: 'Idle', text: 'It starts when it is needed.' },
  starting: { label: 'Starting', tone: 'blue', text: 'It is being loaded.' },
  running: { label: 'Running', tone: 'green', text: 'It answers.' },
  backing_off: { label: 'Backing off', tone: 'amber', text: 'It crashed and starts again after a pause.' },
  quarantined: { label: 'Quarantined', tone: 'red', text: 'It crashed too often. Its API answers 503, its slots are empty and its events wait until it is released.' },
} as const satisfies Record<ProcessView['state'], { label: string; tone?: PillProps['tone']; text: string }>;
