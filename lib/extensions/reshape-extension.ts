import type { Gate } from './gates/read-gates';
import type { ExtensionView } from './get-extension';
import type { ProcessView } from './get-process';
import { reshapeInstalled } from './reshape-installed';
import type { SettingsView } from './settings/read-settings-for-admin';

export interface ReshapeExtensionInput {
  extension: ExtensionView;
  settings: SettingsView;
  gates: Gate[];
  process: ProcessView;
}

/** The wire shape of `GET /api/v1/admin/extensions/:slug`. Secrets are `set` or `unset`. */
export const reshapeExtension = ({ extension, settings, gates, process }: ReshapeExtensionInput) => {
  const fields = settings.tabs.flatMap((tab) => tab.fields);
  return {
    ...reshapeInstalled(extension),
    source: extension.source,
    versions: reshapeVersions(extension.versions),
    capabilities: extension.capabilities,
    settings: Object.fromEntries(fields.map(({ key, secret, isSet, value }) => [key, secret ? (isSet ? 'set' : 'unset') : value])),
    settings_schema: settings.schema ?? {},
    /** Environment variables that decide a setting, whatever is saved. */
    settings_decided_by: Object.fromEntries(fields.flatMap(({ key, decidedBy }) => (decidedBy ? [[key, decidedBy]] : []))),
    settings_tabs: settings.tabs.map(({ key, label, icon, fields: inside }) => ({ key, label, icon, fields: inside.map((field) => field.key) })),
    settings_problems: settings.problems,
    permissions: gates.map(({ key, label, tier, default: fallback, isSaved }) => ({ key, label, tier, default: fallback, is_saved: isSaved })),
    ...reshapeProcess(process),
    inserted_at: extension.installedAt,
    updated_at: extension.updatedAt,
  };
};

export const reshapeProcess = ({ state, reason, pid, rssBytes, startedAt, restarts, lastStderr, level }: ProcessView) => ({
  process_state: state, process_reason: reason, pid, rss_bytes: rssBytes, started_at: startedAt, restarts, last_stderr: lastStderr, launch_level: level,
});

const reshapeVersions = ({ latest, update, pinned, held, canRollBack, checkedAt, checkError, repository, archiveSha256 }: ExtensionView['versions']) => ({
  latest: latest?.version ?? null, update: update?.version ?? null, pinned, held, can_roll_back: canRollBack, checked_at: checkedAt, check_error: checkError, repository, archive_sha256: archiveSha256,
});
