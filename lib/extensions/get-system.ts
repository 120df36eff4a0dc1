import type { Viewer } from '@/lib/auth/viewer';
import { getSetting } from '@/lib/settings/get-setting';
import { describeProcess, type ProcessView } from './get-process';
import { requireExtensionAdmin } from './policy';
import { findSupervisor } from './runner/get-supervisor';
import { findKnobProblems, knobTable, withOverrides, type KnobName } from './runner/knobs';
import type { LaunchLevel } from './runner/launch-level';

/** One limit of the server half of extensions. */
export interface KnobView {
  name: string;
  meaning: string;
  unit: string;
  value: number;
  default: number;
}

export interface SystemView {
  /** How far runners are shut in on this server; null where none run. */
  level: LaunchLevel | null;
  processes: ProcessView[];
  knobs: KnobView[];
  /** Overrides that do not count, a sentence each. */
  knobProblems: string[];
}

/**
 * What runs the server halves of extensions on this server, and every limit that it holds them to.
 * @throws AppError unauthenticated, forbidden (admins only)
 */
export async function getSystem(viewer: Viewer | null): Promise<SystemView> {
  requireExtensionAdmin(viewer);
  const supervisor = findSupervisor();
  const overrides = await getSetting('extensionKnobs');
  const values = withOverrides(overrides);
  const names = Object.keys(knobTable).filter((name): name is KnobName => Object.hasOwn(knobTable, name));
  return {
    level: supervisor?.state('').level ?? null,
    processes: (supervisor?.states() ?? []).map((state) => describeProcess(state.slug, state)).sort((a, b) => (a.slug < b.slug ? -1 : 1)),
    knobs: names.map((name) => ({ name, meaning: knobTable[name].meaning, unit: knobTable[name].unit, value: values[name], default: knobTable[name].value })),
    knobProblems: findKnobProblems(overrides),
  };
}
