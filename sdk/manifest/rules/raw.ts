/** A manifest as it was read: any field may be missing or of the wrong type. */
export type RawManifest = Readonly<Record<string, unknown>>;

/** One entry of a list or map, with the path that leads to it. */
export interface RawEntry {
  path: PropertyKey[];
  value: unknown;
}

export interface Reporter {
  error: (path: readonly PropertyKey[], text: string, value?: unknown) => void;
  warn: (path: readonly PropertyKey[], text: string, value?: unknown) => void;
}

/** A rule over several fields; it looks only at what has the right type and passes over the rest. */
export type ManifestRule = (manifest: RawManifest, report: Reporter) => void;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property of an object, or undefined where there is none or it is null. */
export function read(value: unknown, ...keys: string[]): unknown {
  let current = value;
  for (const key of keys) {
    if (!isRecord(current) || !Object.hasOwn(current, key)) return undefined;
    current = current[key];
  }
  return current ?? undefined;
}

export function readText(value: unknown, ...keys: string[]): string | undefined {
  const found = read(value, ...keys);
  return typeof found === 'string' ? found : undefined;
}

/** The entries of the list at this path; none where there is no list. */
export function listAt(manifest: RawManifest, ...keys: string[]): RawEntry[] {
  return entriesOf({ path: keys, value: read(manifest, ...keys) });
}

/** The entries of a list, or of one of the lists inside an entry. */
export function entriesOf(entry: RawEntry, ...keys: string[]): RawEntry[] {
  const found = keys.length === 0 ? entry.value : read(entry.value, ...keys);
  if (!Array.isArray(found)) return [];
  return found.map((value: unknown, index) => ({ path: [...entry.path, ...keys, index], value }));
}

/** The entries of the map at this path, by key. */
export function mapAt(manifest: RawManifest, key: string): Map<string, RawEntry> {
  const found = read(manifest, key);
  if (!isRecord(found)) return new Map();
  return new Map(
    Object.keys(found).map((name) => [name, { path: [key, name], value: found[name] }]),
  );
}

/** The same text given twice, under whichever key of the entries. */
export function reportDuplicates(
  entries: readonly RawEntry[],
  keyOf: (value: unknown) => string | undefined,
  onDuplicate: (entry: RawEntry, first: RawEntry, key: string) => void,
): void {
  const seen = new Map<string, RawEntry>();
  for (const entry of entries) {
    const key = keyOf(entry.value);
    if (key === undefined) continue;
    const first = seen.get(key);
    if (first) onDuplicate(entry, first, key);
    else seen.set(key, entry);
  }
}
