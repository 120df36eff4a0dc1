export { getExportName } from './identity';
export { type AdminUi } from './admin-ui';
export { exampleManifest } from './example';
export { formatIssues, type ManifestIssue } from './issue';
export { manifestJsonSchema, type JsonSchema } from './json-schema';
export * from './known';
export { type Manifest, type ManifestInput } from './manifest-schema';
export { getAdminMethodName, listAdminMethods } from './admin-methods';
export {
  parseManifest, validateManifest, type ManifestResult, type ParseManifestOptions,
} from './parse-manifest';
export { MAX_MANIFEST_BYTES, MAX_MANIFEST_DEPTH } from './read-json';
export { hasServerSurface, listServerSurfaces } from './server-surfaces';
export { findSettingProblem, MAX_JSON_SETTING_BYTES, type SettingRule } from './setting-value';
export { type SettingField } from './settings';
export {
  evaluateVisibleWhen, listVariables, parseVisibleWhen, VISIBLE_WHEN_MAX_DEPTH,
  VISIBLE_WHEN_MAX_LENGTH, type Comparison, type VisibleWhen, type VisibleWhenContext,
  type VisibleWhenResult,
} from './visible-when';
