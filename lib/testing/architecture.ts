/** What each part may import of ours. Imports go down only; a part may always import itself. */
export const layers = {
  core: { folders: ['lib/core'], mayImport: [] },
  sdk: { folders: ['sdk'], mayImport: [] },
  db: { folders: ['lib/db'], mayImport: ['core'] },
  platform: {
    folders: ['lib/auth', 'lib/permissions', 'lib/rate-limits', 'lib/settings', 'lib/realtime', 'lib/markdown', 'lib/audit', 'lib/events', 'lib/outgoing'],
    mayImport: ['core', 'db'],
  },
  nouns: {
    folders: ['lib/accounts', 'lib/sessions', 'lib/spaces', 'lib/users', 'lib/posts', 'lib/replies', 'lib/setup', 'lib/admin', 'lib/attachments'],
    mayImport: ['core', 'db', 'platform'],
  },
  // What `nexus` offers to extensions: above the nouns, whose operations it passes on; before the folder that it lies in.
  hostApi: { folders: ['lib/extensions/host-api'], mayImport: ['core', 'sdk', 'db', 'platform', 'nouns', 'extensions'] },
  // The command line does what a server does for extensions, host calls included.
  cli: { folders: ['lib/extensions/cli'], mayImport: ['core', 'sdk', 'db', 'platform', 'extensions', 'hostApi'] },
  extensions: { folders: ['lib/extensions'], mayImport: ['core', 'sdk', 'db', 'platform'] },
  api: { folders: ['lib/api'], mayImport: ['core', 'sdk', 'db', 'platform', 'nouns', 'extensions'] },
  pages: { folders: ['lib/pages'], mayImport: ['core', 'platform', 'nouns', 'extensions'] },
  seed: { folders: ['prisma'], mayImport: ['core', 'db', 'platform', 'nouns'] },
  server: { folders: ['lib/server'], mayImport: ['core', 'db', 'platform', 'nouns', 'extensions', 'hostApi', 'seed'] },
  components: { folders: ['components'], mayImport: ['core', 'sdk', 'platform', 'nouns', 'extensions', 'api'] },
  app: { folders: ['app'], mayImport: ['core', 'sdk', 'platform', 'nouns', 'extensions', 'api', 'pages', 'components'] },
  bench: { folders: ['bench'], mayImport: ['core', 'db', 'extensions'] },
  bundled: { folders: ['extensions'], mayImport: [] },
} as const satisfies Record<string, { folders: readonly string[]; mayImport: readonly string[] }>;

export type LayerName = keyof typeof layers;

/** The nouns that may know another noun; everything else goes through events or the edge. */
export const nounEdges: Record<string, readonly string[]> = {
  'lib/accounts': ['lib/sessions'],
  'lib/setup': ['lib/accounts', 'lib/sessions', 'lib/spaces'],
  'lib/posts': ['lib/spaces', 'lib/users', 'lib/attachments'],
  'lib/replies': ['lib/posts', 'lib/users', 'lib/attachments'],
  'lib/users': ['lib/posts', 'lib/replies'],
};

export const MAX_LINES = 250;

/** Files that may be longer, each with its reason. */
export const longFiles: Record<string, string> = {};

/** `lib/posts` of `lib/posts/get-post`; the layer's folder that a path lies in. */
export function placeOf(path: string): { layer: LayerName; folder: string } | undefined {
  for (const layer of Object.keys(layers) as LayerName[]) {
    const folder = layers[layer].folders.find((candidate) => path === candidate || path.startsWith(`${candidate}/`));
    if (folder) return { layer, folder };
  }
  return undefined;
}
