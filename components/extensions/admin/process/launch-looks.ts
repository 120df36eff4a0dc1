import type { LaunchLevel } from '@/lib/extensions/runner/launch-level';

/** How far runners are shut in, in words and colours. */
export const launchLooks = {
  full: { label: 'Full', tone: 'green', text: 'Every part of the isolation works on this system.' },
  reduced: { label: 'Reduced', tone: 'amber', text: 'Some parts of the isolation are missing on this system.' },
  bare: { label: 'Bare', tone: 'red', text: 'Extensions run in processes of their own, with Node’s own locks and nothing else around them.' },
} as const satisfies Record<LaunchLevel['name'], { label: string; tone: string; text: string }>;
