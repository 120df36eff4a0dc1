import type { z } from 'zod';
import { accessFields } from './access';
import { adminUiFields } from './admin-ui';
import { backendFields } from './backend';
import { exchangeFields } from './exchange';
import { fields } from './field-kinds';
import { forumEventFields } from './forum-events';
import { identityFields } from './identity';
import { OTHER_FIELD_NAMES } from './other-names';
import { pageFields } from './pages';
import { compatibilityFields, presentationFields } from './presentation';
import { settingsFields } from './settings';
import { widgetFields } from './widgets';

/**
 * The shape of manifest.json, version 2. Every type, check and document derives from it; rules
 * that concern several fields at once are applied by `validateManifest`.
 */
export const manifestSchema = fields(
  {
    ...identityFields,
    ...presentationFields,
    ...compatibilityFields,
    ...settingsFields,
    ...forumEventFields,
    ...accessFields,
    ...pageFields,
    ...widgetFields,
    ...exchangeFields,
    ...backendFields,
    ...adminUiFields,
  },
  { hints: OTHER_FIELD_NAMES },
);

/** Titles of the groups of fields, in the order of the reference. */
export const MANIFEST_GROUPS = [
  { title: 'Identity', names: Object.keys(identityFields) },
  { title: 'Presentation', names: Object.keys(presentationFields) },
  { title: 'Compatibility', names: Object.keys(compatibilityFields) },
  { title: 'Settings', names: Object.keys(settingsFields) },
  { title: 'Events, mail and notifications', names: Object.keys(forumEventFields) },
  { title: 'Permissions and capabilities', names: Object.keys(accessFields) },
  { title: 'Pages and slots', names: Object.keys(pageFields) },
  { title: 'Widgets, buttons and tabs', names: Object.keys(widgetFields) },
  { title: 'Other extensions', names: Object.keys(exchangeFields) },
  { title: 'API, data and jobs', names: Object.keys(backendFields) },
  { title: 'Admin screens', names: Object.keys(adminUiFields) },
] as const;

/** A checked manifest: defaults filled in, absent fields absent. */
export type Manifest = z.output<typeof manifestSchema>;

/** A manifest as an author writes it. */
export type ManifestInput = z.input<typeof manifestSchema>;
