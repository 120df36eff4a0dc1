import { z } from 'zod';
import {
  fields, fontAwesomeIcon, identifier, knownName, label, list, optional, priority, withDefault,
} from './field-kinds';
import { ACTION_KINDS, CORE_PAGES, PROFILE_TAB_VISIBILITIES, TOOLBAR_SCOPES } from './known';
import { routePattern } from './pages';

const id = () => identifier().describe('Unique among its kind; the admin’s layout remembers it.');

const corePage = knownName({ one: 'core page', many: 'core pages' }, CORE_PAGES);

const widgetScope = z.union(
  [
    z.enum(['extension', 'global'], {
      error: '{value} is not a known scope. Known scopes: extension, global, {path}, {corePages}',
    }),
    fields({
      path: z
        .union([routePattern().transform((path) => [path]), list(routePattern(), 50)], {
          error: 'must be a path or a list of paths',
        })
        .describe('Declared routes of this extension on which it appears.'),
    }),
    fields({
      corePages: list(corePage, CORE_PAGES.length).describe(
        `Pages of the forum on which it appears: ${CORE_PAGES.join(', ')}.`,
      ),
    }),
  ],
  { error: 'must be "extension", "global", {path: …} or {corePages: […]}' },
);

const rightWidget = fields({
  id: id(),
  label: label().describe('Shown in Admin → Layout, not on the widget.'),
  scope: withDefault(widgetScope, 'extension').describe(
    'Where it appears: `extension` on your own pages, `global` everywhere, or certain pages.',
  ),
  priority: priority('Lower numbers are higher up.'),
});

const toolbarButton = fields({
  id: id(),
  icon: fontAwesomeIcon().describe('Font Awesome class with its style, e.g. `fa-solid fa-flask`.'),
  tip: label().describe('Tooltip.'),
  scope: withDefault(
    knownName({ one: 'scope', many: 'scopes' }, TOOLBAR_SCOPES),
    'both',
  ).describe('Which composer has it: `both`, `posts` or `replies`.'),
  priority: priority('Lower numbers come first among the buttons of extensions.'),
});

const profileTab = fields({
  id: id(),
  label: label().describe('Text of the tab.'),
  icon: optional(fontAwesomeIcon()).describe('Font Awesome class, e.g. `fa-star`.'),
  visibility: withDefault(
    knownName({ one: 'visibility', many: 'visibilities' }, PROFILE_TAB_VISIBILITIES),
    'always',
  ).describe('`own_only` hides the tab on other people’s profiles. It protects nothing.'),
  priority: priority('Lower numbers come first.'),
});

const action = fields({
  kind: knownName({ one: 'kind', many: 'kinds' }, ACTION_KINDS).describe(
    '`user` in the card of a user, `account` in your own menu, `post` in the menu of a post.',
  ),
  id: id(),
  label: label().describe('Text of the entry.'),
  icon: optional(fontAwesomeIcon()).describe('Font Awesome class, e.g. `fa-flag`.'),
});

const followingTab = fields({
  key: identifier().describe('Unique; the part of the address that opens the tab.'),
  label: label().describe('Text of the tab.'),
});

export const widgetFields = {
  right_widgets: optional(list(rightWidget, 50)).describe(
    'Panels of the right sidebar, filled with `registerRightWidget`.',
  ),
  toolbar_buttons: optional(list(toolbarButton, 30)).describe(
    'Buttons of the composer, bound with `registerToolbarButton`.',
  ),
  profile_tabs: optional(list(profileTab, 30)).describe(
    'Tabs on profiles, filled with `registerProfileTab`.',
  ),
  actions: optional(list(action, 50)).describe(
    'Menu entries bound with `registerUserAction`, `registerAccountAction` and `registerPostAction`. With it the bundle loads only where they appear; without it, for members, on every page.',
  ),
  following_tabs: optional(list(followingTab, 10)).describe(
    'Tabs of the Following page, filled with `registerFollowingTab`. Narrows where the bundle loads.',
  ),
  moderation_sections: optional(z.boolean()).describe(
    'Whether the bundle calls `registerModerationSection`. Narrows where the bundle loads.',
  ),
};
