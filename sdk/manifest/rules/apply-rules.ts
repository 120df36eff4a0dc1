import { composeMessage, formatPath, type ManifestIssue } from '../issue';
import {
  checkCapabilities, checkEndpointPermissions, checkNeededCapabilities, checkNotificationChannels,
} from './access-rules';
import { checkContributions, checkParents, checkPlaces } from './admin-contribution-rules';
import {
  checkAdminFields, checkMethods, checkScreenNames, checkStaticScreens,
} from './admin-screen-rules';
import { reportRepeated } from './duplicates';
import { checkDependencies, checkOwnNames } from './exchange-rules';
import { checkNameAndSlug, checkVariables } from './hint-rules';
import { checkAssetUrls, checkBundle, checkExplore, checkWidgetScopes } from './page-rules';
import type { ManifestRule, RawManifest, Reporter } from './raw';
import {
  checkKeyCollisions, checkSettingAttributes, checkSettings, checkTabs,
} from './settings-rules';

const RULES: readonly ManifestRule[] = [
  checkNameAndSlug,
  reportRepeated,
  checkAssetUrls,
  checkSettings,
  checkSettingAttributes,
  checkKeyCollisions,
  checkTabs,
  checkNotificationChannels,
  checkCapabilities,
  checkNeededCapabilities,
  checkBundle,
  checkExplore,
  checkWidgetScopes,
  checkOwnNames,
  checkDependencies,
  checkEndpointPermissions,
  checkPlaces,
  checkParents,
  checkContributions,
  checkScreenNames,
  checkStaticScreens,
  checkAdminFields,
  checkMethods,
  checkVariables,
];

/** Applies every rule that concerns several fields at once. */
export function applyRules(manifest: RawManifest): {
  errors: ManifestIssue[];
  warnings: ManifestIssue[];
} {
  const errors: ManifestIssue[] = [];
  const warnings: ManifestIssue[] = [];
  const reportTo =
    (issues: ManifestIssue[]): Reporter['error'] =>
    (path, text, value) => {
      const where = formatPath(path);
      issues.push({ path: where, message: composeMessage({ path: where, text, value }) });
    };
  const report = { error: reportTo(errors), warn: reportTo(warnings) };
  for (const rule of RULES) rule(manifest, report);
  return { errors, warnings };
}
