import { formatPath, type ManifestIssue } from './issue';
import { locateJsonError, toLineAndColumn } from './locate-json-error';

export const MAX_MANIFEST_BYTES = 256 * 1024;
export const MAX_MANIFEST_DEPTH = 32;

export type JsonResult =
  | { ok: true; value: unknown; issues: ManifestIssue[] }
  | { ok: false; issues: ManifestIssue[] };

function refuse(message: string): JsonResult {
  return { ok: false, issues: [{ path: '', message: `manifest.json ${message}` }] };
}

function describeSyntaxError(text: string): string {
  const problem = locateJsonError(text) ?? { reason: 'it cannot be read', index: 0 };
  const { line, column } = toLineAndColumn(text, problem.index);
  return `is not valid JSON: ${problem.reason} (line ${line}, column ${column})`;
}

interface Visit {
  value: object;
  path: PropertyKey[];
}

function listKeys(value: object): PropertyKey[] {
  return Array.isArray(value) ? [...value.keys()] : Object.keys(value);
}

/**
 * Walks a freshly parsed value without recursion. Removes `__proto__` keys, which would turn into
 * a prototype wherever the value is copied, and reports them.
 */
function inspect(root: unknown): { depth: number; issues: ManifestIssue[] } {
  const issues: ManifestIssue[] = [];
  const visits: Visit[] = typeof root === 'object' && root !== null ? [{ value: root, path: [] }] : [];
  let depth = 0;
  for (let visit = visits.pop(); visit; visit = visits.pop()) {
    depth = Math.max(depth, visit.path.length + 1);
    if (depth > MAX_MANIFEST_DEPTH) break;
    for (const key of listKeys(visit.value)) {
      const path = [...visit.path, key];
      if (key === '__proto__') {
        Reflect.deleteProperty(visit.value, key);
        const where = formatPath(path);
        issues.push({ path: where, message: `${where} is not allowed: "__proto__" cannot be a key` });
        continue;
      }
      const value: unknown = Reflect.get(visit.value, key);
      if (typeof value === 'object' && value !== null) visits.push({ value, path });
    }
  }
  return { depth, issues };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: the caller says so.
    return undefined;
  }
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    // The engine's message differs between versions: the caller finds the place itself.
    return undefined;
  }
}

/**
 * Reads the text of a manifest within its limits: UTF-8, 256 KB, 32 levels. Never throws.
 *
 * @returns the value without `__proto__` keys and an issue for each of those, or what is wrong
 */
export function readJson(input: string | Uint8Array): JsonResult {
  const size = typeof input === 'string' ? new TextEncoder().encode(input).length : input.length;
  if (size > MAX_MANIFEST_BYTES) {
    return refuse(`must be at most ${MAX_MANIFEST_BYTES / 1024} KB (got: ${Math.ceil(size / 1024)} KB)`);
  }
  const decoded = typeof input === 'string' ? input : decode(input);
  if (decoded === undefined) return refuse('is not valid UTF-8 text');
  const text = decoded.replace(/^\uFEFF/, '');
  const parsed = parse(text);
  if (!parsed) return refuse(describeSyntaxError(text));
  const { depth, issues } = inspect(parsed.value);
  if (depth > MAX_MANIFEST_DEPTH) {
    return refuse(`must not be nested deeper than ${MAX_MANIFEST_DEPTH} levels`);
  }
  return { ok: true, value: parsed.value, issues };
}
