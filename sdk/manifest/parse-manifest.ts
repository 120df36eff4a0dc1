import semver from 'semver';
import { describeZodIssues } from './describe-zod-issues';
import { composeMessage, type ManifestIssue } from './issue';
import { manifestSchema, type Manifest } from './manifest-schema';
import { plainWords } from './plain-words';
import { readJson } from './read-json';
import { applyRules } from './rules/apply-rules';
import { isRecord, readText, type RawManifest } from './rules/raw';

export type ManifestResult =
  | { ok: true; manifest: Manifest; warnings: ManifestIssue[] }
  | { ok: false; errors: ManifestIssue[]; warnings: ManifestIssue[] };

export interface ParseManifestOptions {
  /** Version of the forum, to compare with `compatible_with`. */
  forumVersion?: string;
}

/** Past this many, a manifest is not being corrected but replaced. */
const MAX_ISSUES = 500;

function findMismatch(manifest: RawManifest, { forumVersion }: ParseManifestOptions): ManifestIssue[] {
  const path = 'compatible_with';
  const range = readText(manifest, path);
  if (range === undefined || forumVersion === undefined) return [];
  if (semver.validRange(range) === null || semver.valid(forumVersion) === null) return [];
  if (semver.satisfies(forumVersion, range, { includePrerelease: true })) return [];
  const text = `does not include this forum's version ${forumVersion}`;
  return [{ path, message: composeMessage({ path, text, value: range }) }];
}

/** Null fields come out of the schema as undefined; a reader that asks `in` must not see them. */
function dropAbsent(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Reflect.ownKeys(value)) {
    const child: unknown = Reflect.get(value, key);
    if (child === undefined) Reflect.deleteProperty(value, key);
    else dropAbsent(child);
  }
}

function tidy(issues: readonly ManifestIssue[]): ManifestIssue[] {
  const unique = new Map(issues.map((issue) => [`${issue.path}\n${issue.message}`, issue]));
  const kept = [...unique.values()].slice(0, MAX_ISSUES);
  const hidden = unique.size - kept.length;
  if (hidden > 0) kept.push({ path: '', message: `manifest.json has ${hidden} more faults` });
  return kept;
}

function check(value: unknown, found: ManifestIssue[], options: ParseManifestOptions): ManifestResult {
  const parsed = manifestSchema.safeParse(value, { error: plainWords });
  const raw = isRecord(value) ? value : {};
  const rules = applyRules(raw);
  const shape = parsed.success ? [] : describeZodIssues(parsed.error.issues, value);
  const errors = tidy([...found, ...shape, ...rules.errors]);
  const warnings = tidy([...rules.warnings, ...findMismatch(raw, options)]);
  if (!parsed.success || errors.length > 0) return { ok: false, errors, warnings };
  dropAbsent(parsed.data);
  return { ok: true, manifest: parsed.data, warnings };
}

/**
 * Reads and checks the text of manifest.json. Never throws, and reports every fault at once, each
 * with its path and what was expected.
 *
 * @param text at most 256 KB of UTF-8 JSON, at most 32 levels deep
 * @returns the manifest with its defaults, or the errors; warnings in both cases
 * @example
 * const result = parseManifest(await readFile('manifest.json'));
 * if (!result.ok) console.error(formatIssues(result.errors));
 */
export function parseManifest(
  text: string | Uint8Array,
  options: ParseManifestOptions = {},
): ManifestResult {
  const json = readJson(text);
  if (!json.ok) return { ok: false, errors: json.issues, warnings: [] };
  return check(json.value, json.issues, options);
}

/**
 * Checks a manifest that is already an object, as `parseManifest` does with its text. Never throws,
 * and never changes the value.
 *
 * @param value what JSON can hold; anything else is refused
 */
export function validateManifest(
  value: unknown,
  options: ParseManifestOptions = {},
): ManifestResult {
  const refused = { path: '', message: 'manifest.json must be an object that JSON can hold' };
  try {
    return parseManifest(JSON.stringify(value) ?? 'null', options);
  } catch {
    // JSON.stringify throws on cycles, big integers and getters that throw.
    return { ok: false, errors: [refused], warnings: [] };
  }
}
