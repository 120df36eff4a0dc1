import type { InstalledExtension } from './types';

/** The wire shape of an installed extension. */
export const reshapeInstalled = (extension: InstalledExtension) => ({
  slug: extension.slug,
  name: extension.name,
  version: extension.version,
  description: extension.description,
  author: extension.author,
  enabled: extension.enabled,
  load_status: extension.loadStatus,
  load_error: extension.loadError,
  missing_settings: extension.missingSettings,
  process_state: extension.processState,
  trust_tier: extension.trustTier,
  update_version: extension.updateVersion,
  is_being_removed: extension.isBeingRemoved,
  digest: extension.digest,
  bundle_bytes: extension.bundleBytes,
  warnings: extension.warnings,
  registrations: extension.registrations,
  dead_letters: extension.deadLetters,
  failed_attachments: extension.failedAttachments,
  faults: extension.faults.map((fault) => ({
    surface: fault.surface,
    message: fault.message,
    stack: fault.stack,
    times: fault.times,
    members: fault.members,
    last_seen_at: fault.lastSeenAt,
    is_switched_off: fault.isSwitchedOff,
  })),
});
