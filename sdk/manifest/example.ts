import type { ManifestInput } from './manifest-schema';

/** A manifest that uses every field; the reference takes its examples from it. */
export const exampleManifest = {
  $schema: 'https://forum.example/manifest_schema.json',
  manifest_version: 2,
  name: 'Game Library',
  slug: 'game-library',
  version: '1.4.0',
  module: 'GameLibrary',
  description: 'A shared library of games, with reviews below posts.',
  author: 'ada',
  email: 'ada@forum.example',
  homepage: 'https://github.com/ada/game-library',
  repository: 'https://github.com/ada/game-library',
  license: 'MIT',
  category: 'content',
  tags: ['games', 'reviews'],
  logo_url: '/ext/game-library/assets/logo.webp',
  banner_url: '/ext/game-library/assets/banner.webp',
  compatible_with: '^1.0',
  engines: { nexus: '>=1.0.0', node: '>=20.19' },
  settings_schema: {
    api_key: {
      type: 'string',
      label: 'API key',
      description: 'From the dashboard of your game database.',
      secret: true,
      required: true,
    },
    use_cache: { type: 'boolean', label: 'Keep results', default: true },
    cache_minutes: {
      type: 'number',
      label: 'Minutes to keep them',
      default: 30,
      min: 1,
      max: 1440,
      integer: true,
      visible_when: 'config.use_cache',
    },
    language: {
      type: 'select',
      label: 'Language of titles',
      default: 'en',
      options: [
        { value: 'en', label: 'English' },
        { value: 'es', label: 'Español' },
      ],
    },
    platforms: {
      type: 'multiselect',
      label: 'Platforms',
      default: ['pc'],
      options: [
        { value: 'pc', label: 'PC' },
        { value: 'console', label: 'Console' },
      ],
    },
    accent: { type: 'color', label: 'Accent colour', default: '#3366ff' },
    intro: { type: 'text', label: 'Introduction', placeholder: 'Shown above the library' },
    hidden_games: { type: 'list', label: 'Games to hide', default: [] },
    weights: { type: 'json', label: 'Weights', default: { story: 2, sound: 1 } },
  },
  settings_tabs: [
    { key: 'source', label: 'Source', icon: 'fa-key', fields: ['api_key', 'use_cache', 'cache_minutes'] },
    { key: 'display', label: 'Display', fields: ['language', 'platforms', 'accent', 'intro'] },
  ],
  hooks: [{ event: 'post_created', priority: 50 }, 'user_registered'],
  digest_sections: [
    { key: 'new_games', label: 'New games', icon: 'fa-gamepad', enabled_by_default: true },
  ],
  side_data: [{ entity: 'post', kind: 'game_library_review' }],
  notification_types: [
    {
      key: 'review_replied',
      label: 'Replies to my reviews',
      description: 'When someone comments on a review of yours.',
      icon: 'fa-comment',
      channels: ['web', 'email'],
      default_preferences: { web: true, email: false },
      payload_schema: { review_id: 'The review that was commented on' },
    },
  ],
  capabilities: ['content:read', 'notifications:send', 'http:fetch', 'events', 'services'],
  permissions: [{ key: 'can_add_game', label: 'Can add a game', default: 'member' }],
  network: ['api.games.example', '*.images.example'],
  js_bundle: 'game-library.js',
  slots: ['post_footer', 'profile_sidebar', 'compose_attachments'],
  routes: [{ path: '/', title: 'Games' }, { path: '/games/:slug', title: 'Game' }],
  admin_panel: { label: 'Game Library', icon: 'fa-gamepad' },
  explore: { label: 'Games', icon: 'fa-gamepad', path: '/' },
  right_widgets: [
    { id: 'game-library-new', label: 'New games', scope: 'extension', priority: 40 },
    { id: 'game-library-similar', label: 'Similar games', scope: { path: '/games/:slug' } },
    { id: 'game-library-feed', label: 'Played today', scope: { corePages: ['feed', 'profile'] } },
  ],
  toolbar_buttons: [
    { id: 'game-library-review', icon: 'fa-solid fa-star', tip: 'Add a review', scope: 'posts', priority: 50 },
  ],
  profile_tabs: [
    { id: 'game-library-shelf', label: 'Games', icon: 'fa-gamepad', visibility: 'always', priority: 60 },
  ],
  actions: [{ kind: 'post', id: 'add-to-shelf', label: 'Add to my shelf', icon: 'fa-plus' }],
  following_tabs: [{ key: 'games', label: 'Games' }],
  moderation_sections: true,
  dependencies: [{ slug: 'badges-plus', version: '^2.0', optional: true }],
  events: {
    publishes: [
      'game-library.game_added',
      {
        name: 'game-library.review_written',
        description: 'After a review was saved.',
        payload_schema: { type: 'object', properties: { review_id: { type: 'integer' } } },
      },
    ],
    subscribes: ['badges-plus.badge_awarded'],
  },
  services: {
    provides: [{ name: 'game-library.catalogue', description: 'Looks games up by slug.' }],
    consumes: [{ name: 'badges-plus.awards', optional: true }],
  },
  api_endpoints: [
    { method: 'GET', path: '/games', description: 'Lists games.' },
    { method: 'POST', path: '/games', description: 'Adds a game.', permission: 'can_add_game' },
  ],
  collections: {
    games: {
      schema: { type: 'object', required: ['slug'], properties: { slug: { type: 'string' } } },
      indexes: [{ field: 'slug', unique: true }, { field: 'year' }],
      initial_data: [{ slug: 'chess', year: 1475 }],
    },
  },
  jobs: [{ name: 'refresh', cron: '0 4 * * *', description: 'Fetches new titles.' }],
  admin_ui: {
    schema_version: 1,
    mode: 'declarative',
    describe: false,
    contributions: [
      {
        id: 'games',
        slot: 'plugin.game-library.root',
        label: { en: 'Games', es: 'Juegos' },
        icon: 'star',
        order: 1000,
      },
      { id: 'games-source', parent: 'games', label: 'Source', screen: 'source', visible_when: 'plugin.enabled' },
    ],
    screens: [
      {
        id: 'source',
        title: 'Source',
        load: 'nexus/admin/game-library/load',
        fields: [
          { key: 'api_key', type: 'secret', label: 'API key', required: true, help: 'Stored encrypted.' },
          {
            key: 'language',
            type: 'select',
            label: 'Language',
            placeholder: 'Choose one',
            visible_when: "config.api_key == 'set'",
            options_source: { kind: 'rpc', method: 'nexus/admin/game-library/languages' },
          },
          {
            key: 'platforms',
            type: 'multiselect',
            label: 'Platforms',
            options: [{ value: 'pc', label: 'PC' }, { value: 'console', label: 'Console' }],
          },
        ],
        actions: [
          {
            id: 'test',
            label: 'Test connection',
            method: 'nexus/admin/game-library/test',
            on_success: 'toast',
            confirm: 'Send a request to the game database?',
            prompt_fields: [{ key: 'title', type: 'text', label: 'Title to look for' }],
          },
        ],
        refresh: { method: 'nexus/admin/game-library/load', interval_seconds: 30 },
      },
    ],
  },
} satisfies ManifestInput;
