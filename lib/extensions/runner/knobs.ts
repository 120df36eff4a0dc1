import { getSetting } from '@/lib/settings/get-setting';

interface Knob {
  value: number;
  unit: 'ms' | 'bytes' | 'calls' | 'per second' | 'times' | 'lines' | 'keys';
  meaning: string;
}

/** Every limit of the server half of extensions, with its default. The setting `extensionKnobs` overrides single ones. */
export const knobTable = {
  startMs: { value: 5_000, unit: 'ms', meaning: 'A runner must be ready, its start handler included, within' },
  installMs: { value: 30_000, unit: 'ms', meaning: 'onInstall must be done within' },
  updateMs: { value: 30_000, unit: 'ms', meaning: 'onUpdate must be done within' },
  uninstallMs: { value: 10_000, unit: 'ms', meaning: 'onUninstall must be done within' },
  stopMs: { value: 5_000, unit: 'ms', meaning: 'A runner that is stopped may finish its calls, and then its stop handler, within' },
  migrationMs: { value: 60_000, unit: 'ms', meaning: 'A migration may take' },
  queryMs: { value: 2_000, unit: 'ms', meaning: 'A database query may take' },
  transactionMs: { value: 10_000, unit: 'ms', meaning: 'A database transaction may stay open for' },
  tableBytes: { value: 1_073_741_824, unit: 'bytes', meaning: 'The tables and indexes of one extension together are at most' },
  eventMs: { value: 5_000, unit: 'ms', meaning: 'An event handler may take' },
  eventOrderMs: { value: 2_000, unit: 'ms', meaning: 'An extension waits for one of higher priority that was slow of late, to hear an event first, for' },
  slotMs: { value: 100, unit: 'ms', meaning: 'A slot’s HTML for the first page may take' },
  validationMs: { value: 250, unit: 'ms', meaning: 'validateSettings may take' },
  attachmentMs: { value: 1_000, unit: 'ms', meaning: 'A submit waits for all its attachments for' },
  routeMs: { value: 5_000, unit: 'ms', meaning: 'An API route may take' },
  routeMaxMs: { value: 30_000, unit: 'ms', meaning: 'A manifest may ask for an API route of at most' },
  bodyBytes: { value: 1_048_576, unit: 'bytes', meaning: 'The body and the reply of an API route are at most' },
  callsInFlight: { value: 64, unit: 'calls', meaning: 'Calls of one extension at a time; the next is answered 503' },
  hostCallsInFlight: { value: 64, unit: 'calls', meaning: 'Calls from one extension into the forum at a time; the next waits' },
  backgroundCallsPerSecond: { value: 100, unit: 'per second', meaning: 'Calls from one extension into the forum outside of any request, event or hook: workers and what a handler left behind; more are refused' },
  hostCallsAtOnce: { value: 3, unit: 'calls', meaning: 'Calls from one extension that the forum works on at the same time with its own database connections' },
  hostCallsAtOnceInAll: { value: 5, unit: 'calls', meaning: 'The same of all extensions together, so that pages keep the other connections' },
  liveMessagesPerSecond: { value: 100, unit: 'per second', meaning: 'Messages of one extension to open pages; more are refused' },
  liveBytes: { value: 16_384, unit: 'bytes', meaning: 'A message to open pages is at most' },
  settingsSavesPerSecond: { value: 5, unit: 'per second', meaning: 'Times that an extension may save its own settings' },
  kvValueBytes: { value: 65_536, unit: 'bytes', meaning: 'A value of nexus.kv is at most' },
  kvBytes: { value: 10_485_760, unit: 'bytes', meaning: 'All values of nexus.kv of one extension together are at most' },
  kvKeys: { value: 10_000, unit: 'keys', meaning: 'Keys of nexus.kv of one extension' },
  digestMs: { value: 2_000, unit: 'ms', meaning: 'A section of the digest mail may take' },
  pingEveryMs: { value: 5_000, unit: 'ms', meaning: 'A runner is asked whether it lives every' },
  pingGraceMs: { value: 250, unit: 'ms', meaning: 'A runner whose handler missed its deadline must still answer within' },
  backOffFirstMs: { value: 250, unit: 'ms', meaning: 'After a crash a runner waits; the wait doubles from' },
  backOffMaxMs: { value: 30_000, unit: 'ms', meaning: 'After many crashes a runner waits at most' },
  crashesAllowed: { value: 3, unit: 'times', meaning: 'Crashes within the time below put an extension into quarantine' },
  crashWindowMs: { value: 3_600_000, unit: 'ms', meaning: 'Crashes are counted for' },
  errorsInARow: { value: 5, unit: 'times', meaning: 'Errors in a row switch a handler off' },
  breakerFirstMs: { value: 30_000, unit: 'ms', meaning: 'A handler stays off; the time doubles from' },
  breakerMaxMs: { value: 300_000, unit: 'ms', meaning: 'A handler stays off for at most' },
  heapBytes: { value: 67_108_864, unit: 'bytes', meaning: 'JavaScript memory of a runner' },
  softRssBytes: { value: 201_326_592, unit: 'bytes', meaning: 'Resident memory above which a runner is ended' },
  hardDataBytes: { value: 400_000_000, unit: 'bytes', meaning: 'Memory that the system gives a runner at most' },
  memoryEveryMs: { value: 500, unit: 'ms', meaning: 'Resident memory is read every' },
  messagesPerSecond: { value: 2_000, unit: 'per second', meaning: 'Messages that a runner may send, calls into the forum among them; the next wait' },
  logLinesPerSecond: { value: 100, unit: 'per second', meaning: 'Lines that an extension may log; the others are dropped' },
  outputBytes: { value: 262_144, unit: 'bytes', meaning: 'Logged text that is kept of an extension' },
  logLinesShown: { value: 200, unit: 'lines', meaning: 'Logged lines that are shown of an extension' },
  idleMs: { value: 600_000, unit: 'ms', meaning: 'A runner without workers ends when it was not used for' },
  warmMs: { value: 3_600_000, unit: 'ms', meaning: 'A runner whose slot was shown in a page’s HTML ends only after' },
} as const satisfies Record<string, Knob>;

export type KnobName = keyof typeof knobTable;
export type Knobs = Readonly<Record<KnobName, number>>;

const names = Object.keys(knobTable).filter((name): name is KnobName => Object.hasOwn(knobTable, name));

/** Node's timers take no longer wait, and fire at once instead. */
const MAX_VALUE = 2_147_483_647;
const isUsable = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0 && Number(value) <= MAX_VALUE;

/** The defaults with single values replaced. What cannot be used is passed over, so that a stored one may outlive its knob. */
export function withOverrides(overrides: Readonly<Record<string, unknown>> = {}): Knobs {
  const valueOf = (name: KnobName): number => {
    const override = Object.hasOwn(overrides, name) ? overrides[name] : undefined;
    return isUsable(override) ? override : knobTable[name].value;
  };
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<KnobName, number>;
}

/** Why overrides do not count, a sentence each. */
export function findKnobProblems(overrides: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(overrides).flatMap(([name, value]) => {
    if (!Object.hasOwn(knobTable, name)) return [`"${name}" is not the name of a limit.`];
    return isUsable(value) ? [] : [`${name} is ${JSON.stringify(value)}, which is no whole number from 1 to ${MAX_VALUE}; its default counts.`];
  });
}

/** The knobs as they are set now. */
export const readKnobs = async (): Promise<Knobs> => withOverrides(await getSetting('extensionKnobs'));
