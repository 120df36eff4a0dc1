import type { ProcessState } from './runner/types';
import type { SurfaceKind } from './browser/surface-kinds';

export type TrustTier = 'official' | 'community_indexed' | 'unverified';

/** One line of the admin's "Runtime registrations". */
export interface RuntimeRegistration {
  kind: SurfaceKind;
  key: string;
  declared: boolean;
  /** null: no browser has reported yet. */
  registered: boolean | null;
  warning: string | null;
}

/** One surface of an extension that failed in browsers, all its reports together. */
export interface FaultSummary {
  surface: string;
  /** The latest message. */
  message: string;
  stack: string;
  times: number;
  /** Different members; guests are not told apart. */
  members: number;
  lastSeenAt: string;
  isSwitchedOff: boolean;
}

/** An extension as the admin's list shows it. */
export interface InstalledExtension {
  slug: string;
  name: string;
  version: string;
  description: string;
  author: string;
  enabled: boolean;
  loadStatus: string;
  /** One message a line. */
  loadError: string | null;
  /** Why the last install, update or hook did not come off, where a version runs all the same; null otherwise. */
  failedAttempt: { version: string; status: string; message: string } | null;
  /** Whether there is something that Retry would repeat. */
  canRetry: boolean;
  trustTier: TrustTier;
  /** The version of an update that is offered; null when there is none. */
  updateVersion: string | null;
  /** It is being removed, or its removal was interrupted. */
  isBeingRemoved: boolean;
  /** Labels of required settings that nothing gives a value. */
  missingSettings: string[];
  /** How its process stands on this server; null without one. */
  processState: ProcessState['process_state'] | null;
  digest: string;
  /** Size of its bundle as it is sent, before compression; null without one. */
  bundleBytes: number | null;
  warnings: string[];
  registrations: RuntimeRegistration[];
  faults: FaultSummary[];
  /** Events that it failed to handle for good. */
  deadLetters: number;
  /** What was sent with posts and it failed to keep. */
  failedAttachments: number;
}

/** How many things of an extension an admin should look at. */
export const countProblems = ({ faults, deadLetters, failedAttachments }: Pick<InstalledExtension, 'faults' | 'deadLetters' | 'failedAttachments'>): number => faults.length + deadLetters + failedAttachments;
