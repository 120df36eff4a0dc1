import { enumerate } from '../issue';
import { ADMIN_SLOTS, FALLBACK_ICON, FIRST_EXTENSION_ORDER, ICONS, MAX_MENU_DEPTH } from '../known';
import { didYouMean } from '../suggest';
import { listAt, read, readText, type ManifestRule, type RawManifest } from './raw';

/** More entries than a manifest may have, so that longer chains need no look. */
const MAX_CLIMB = 100;

const contributionsOf = (manifest: RawManifest) => listAt(manifest, 'admin_ui', 'contributions');

function isKnownSlot(slot: string, owner: string | undefined): boolean {
  if (ADMIN_SLOTS.some((name) => name === slot)) return true;
  const own = /^plugin\.([a-z0-9-]+)(?:\.[A-Za-z0-9_-]+)+$/.exec(slot);
  return own !== null && (owner === undefined || own[1] === owner);
}

/** An entry has a place: a slot, or a parent. */
export const checkPlaces: ManifestRule = (manifest, report) => {
  const owner = readText(manifest, 'slug');
  for (const { path, value } of contributionsOf(manifest)) {
    const slot = readText(value, 'slot');
    const hasParent = read(value, 'parent') !== undefined;
    if (read(value, 'slot') === undefined && !hasParent) report.error(path, 'must have a slot or a parent');
    if (slot === undefined) continue;
    if (hasParent) report.warn([...path, 'slot'], 'is ignored because parent is set', slot);
    if (isKnownSlot(slot, owner)) continue;
    const known = `Known slots: plugin.${owner ?? '<slug>'}.<name>, ${ADMIN_SLOTS.join(', ')}`;
    report.error([...path, 'slot'], `{value} is not a known slot. ${known}`, slot);
  }
};

function collectParents(manifest: RawManifest): Map<string, string | undefined> {
  const parents = new Map<string, string | undefined>();
  for (const { value } of contributionsOf(manifest)) {
    const id = readText(value, 'id');
    if (id !== undefined && !parents.has(id)) parents.set(id, readText(value, 'parent'));
  }
  return parents;
}

/** From the entry up to its root; stops where the chain closes on itself. */
function climb(id: string, parents: ReadonlyMap<string, string | undefined>): string[] {
  const chain = [id];
  for (let next = parents.get(id); next !== undefined; next = parents.get(next)) {
    const isClosed = chain.includes(next);
    chain.push(next);
    if (isClosed || chain.length > MAX_CLIMB) break;
  }
  return chain;
}

/** Parents exist, do not go round in a circle and are not stacked too high. */
export const checkParents: ManifestRule = (manifest, report) => {
  const parents = collectParents(manifest);
  for (const entry of contributionsOf(manifest)) {
    const path = [...entry.path, 'parent'];
    const id = readText(entry.value, 'id');
    const parent = readText(entry.value, 'parent');
    if (parent === undefined) continue;
    if (!parents.has(parent)) {
      const hint = didYouMean(parent, [...parents.keys()]);
      report.error(path, `{value} is not the id of a contribution.${hint}`, parent);
    }
    if (id === undefined || parents.get(id) !== parent) continue;
    const chain = climb(id, parents);
    if (chain.indexOf(id, 1) > 0) report.error(path, `goes in a circle: ${chain.join(' → ')}`);
    else if (chain.length > MAX_MENU_DEPTH && new Set(chain).size === chain.length) {
      report.error(path, `puts the entry at depth ${chain.length}; at most ${MAX_MENU_DEPTH} is allowed`);
    }
  }
};

/** Screens that entries open exist; icons and orders outside their range are pointed out. */
export const checkContributions: ManifestRule = (manifest, report) => {
  const screens = listAt(manifest, 'admin_ui', 'screens').flatMap(
    ({ value }) => readText(value, 'id') ?? [],
  );
  for (const { path, value } of contributionsOf(manifest)) {
    const screen = readText(value, 'screen');
    if (screen !== undefined && !screens.includes(screen)) {
      const known = screens.length > 0 ? `Known screens: ${enumerate(screens)}` : 'None is declared';
      report.error([...path, 'screen'], `{value} is not the id of a screen. ${known}`, screen);
    }
    const icon = readText(value, 'icon');
    if (icon !== undefined && !ICONS.some((name) => name === icon)) {
      const hint = didYouMean(icon, ICONS);
      report.warn([...path, 'icon'], `{value} is not a known icon and shows as ${FALLBACK_ICON}.${hint}`, icon);
    }
    const order = read(value, 'order');
    if (typeof order === 'number' && order < FIRST_EXTENSION_ORDER) {
      report.warn([...path, 'order'], `should be ${FIRST_EXTENSION_ORDER} or more`, order);
    }
  }
};
