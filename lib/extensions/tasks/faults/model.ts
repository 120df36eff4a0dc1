/** Of which only the first has no second column. */
export const VERSIONS = ['1.0.0', '1.1.0', '1.2.0'] as const;
export type Version = (typeof VERSIONS)[number];

/** What must hold of one extension, whatever was done to it. */
export interface Model {
  /** Null where it is not installed. */
  version: Version | null;
  /** Of the one that ran before, to which it can go back. */
  previous: Version | null;
  isEnabled: boolean;
  held: Version | null;
  pinned: Version | null;
  /** In its table; also while a removal keeps them. */
  words: string[];
  /** Version whose data a removal kept. */
  kept: Version | null;
  /** A hook that runs when it is switched on. */
  owed: { hook: 'onInstall' | 'onUpdate'; from: string } | null;
  /** Of one version; another begins anew. */
  crashes: { of: Version; count: number } | null;
  /** The last thing that was done with it is an update that came off: what crashes now is put back. */
  isFresh: boolean;
}

export const nothing: Model = { version: null, previous: null, isEnabled: true, held: null, pinned: null, words: [], kept: null, owed: null, crashes: null, isFresh: false };

/** Something that is done: `update 1.1.0`, `disable`, `kill 40 rollback`. */
export type Move = string;

const CRASHES_ALLOWED = 3;

export const isQuarantined = ({ version, crashes }: Model): boolean => version !== null && crashes?.of === version && crashes.count >= CRASHES_ALLOWED;

const numberOf = (version: Version) => VERSIONS.indexOf(version);
/** Kept tables fit a version that knows all their columns. */
const takesOver = (version: Version, kept: Version | null) => kept === null || kept === '1.0.0' || version !== '1.0.0';

/** Everything that can be done now. */
export function movesOf(model: Model): Move[] {
  const { version, isEnabled, previous, kept, held } = model;
  if (version === null) return [...VERSIONS.filter((wanted) => takesOver(wanted, kept)).map((wanted) => `install ${wanted}`), ...(kept ? ['purge'] : []), 'restart'];
  // One that crashed into quarantine would be put back again at once.
  const mayRun = (wanted: Version | null) => wanted !== null && wanted !== version && !isQuarantined({ ...model, version: wanted });
  const changes = [...VERSIONS.filter(mayRun).map((wanted) => `update ${wanted}`), ...(mayRun(previous) ? ['rollback'] : []), 'keep', 'purge'];
  const isAnswering = isEnabled && !isQuarantined(model);
  return [
    ...changes, 'broken', isEnabled ? 'disable' : 'enable', ...(isEnabled ? [] : ['enable']),
    ...(isAnswering ? ['say', 'crash', 'crash', 'crash'] : []), ...(isQuarantined(model) && isEnabled ? ['release'] : []),
    model.pinned ? 'unpin' : 'pin', held ? 'unhold' : 'hold 1.2.0', 'restart',
  ];
}

/** What can be in the middle when the forum is killed. */
export const canBeKilled = (move: Move): boolean => /^(install|update|rollback|keep|purge)/.test(move);

/** What is so after a move that came off. */
export function after(model: Model, move: Move): Model {
  const [name = '', argument = ''] = move.split(' ');
  const wanted = VERSIONS.find((version) => version === argument) ?? null;
  switch (name) {
    case 'install': return { ...runHook({ ...nothing, version: wanted, words: model.words, owed: { hook: 'onInstall', from: '' } }) };
    case 'update': return { ...switchTo(model, wanted, wanted !== null && model.version !== null && numberOf(wanted) < numberOf(model.version)), isFresh: true };
    case 'rollback': return { ...switchTo(model, model.previous, true), held: model.version };
    case 'broken': return { ...model, isFresh: false };
    case 'disable': return { ...model, isEnabled: false };
    case 'enable': return runHook({ ...model, isEnabled: true });
    case 'say': return { ...model, words: [...model.words, 'mine'] };
    case 'crash': return crash(model);
    case 'release': return { ...model, crashes: null };
    case 'pin': return { ...model, pinned: model.version };
    case 'unpin': return { ...model, pinned: null };
    case 'hold': return { ...model, held: wanted };
    case 'unhold': return { ...model, held: null };
    case 'keep': return { ...nothing, kept: model.version, words: [...model.words, 'goodbye'] };
    case 'purge': return nothing;
    default: return model;
  }
}

function switchTo(model: Model, version: Version | null, goesBack: boolean): Model {
  const { owed, version: left } = model;
  const next = { ...model, version, previous: left, pinned: model.pinned && version, isFresh: false };
  if (goesBack) return { ...next, owed: null };
  const isFirst = owed?.hook === 'onInstall';
  return runHook({ ...next, owed: { hook: isFirst ? 'onInstall' : 'onUpdate', from: owed?.from ?? left ?? '' } });
}

/** A hook that is due runs as soon as the extension is switched on; it writes a word. */
function runHook(model: Model): Model {
  const { owed, isEnabled, version, words } = model;
  if (!owed || !isEnabled || isQuarantined(model)) return model;
  return { ...model, owed: null, words: [...words, owed.hook === 'onInstall' ? 'installed' : `updated ${owed.from} ${version}`] };
}

/** The third within an hour is one too many; where an update brought it, the version before comes back. */
function crash(model: Model): Model {
  const { version, crashes, isFresh, previous, pinned } = model;
  if (version === null) return model;
  const crashed: Model = { ...model, crashes: { of: version, count: crashes?.of === version ? crashes.count + 1 : 1 } };
  return isQuarantined(crashed) && isFresh && previous !== null && pinned === null ? after(crashed, 'rollback') : crashed;
}
