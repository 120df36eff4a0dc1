import type { PillProps } from '@/components/ui/pill';
import type { ProcessView } from '@/lib/extensions/get-process';

export interface ProcessLook {
  label: string;
  tone?: PillProps['tone'];
  /** What the state means, and what comes of it. */
  text: string;
}

const looks: Readonly<Record<ProcessView['state'], ProcessLook>> = {
  none: { label: 'No process', text: 'It has no server half, is switched off, or no extensions run on this server.' },
  idle: { label: 'Idle', text: 'It has nothing to do, and starts by itself when it is needed.' },
  starting: { label: 'Starting', tone: 'blue', text: 'It is being loaded.' },
  running: { label: 'Running', tone: 'green', text: 'It is up and takes calls.' },
  backing_off: { label: 'Backing off', tone: 'amber', text: 'It crashed, and starts again by itself after a pause.' },
  quarantined: { label: 'Quarantined', tone: 'red', text: 'It crashed too often and is not started any more. Its API answers 503, its slots are empty and its events wait until it is released.' },
};

/** A state of a process in words and colours. */
export const lookOf = (state: ProcessView['state']): ProcessLook => looks[state];
