import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { hasErrorCode } from '@/lib/core/has-error-code';
import { readEnv } from '@/lib/core/env';
import { processState } from '@/lib/core/process-state';
import { isPlainObject } from './plain-object';

/** The settings in one of a package's files. */
export interface ConfigFile {
  /** `config/default.json` */
  name: string;
  values: ReadonlyMap<string, unknown>;
  /** Why it could not be read. */
  problem?: string;
}

const MAX_BYTES = 262_144;
const KEPT = 200;
const getCache = () => processState('extensions.config-files', () => new Map<string, Promise<ConfigFile[]>>());

/** `config/default.json` and `config/<environment>.json` of a stored version, in the order in which they count. */
export function readConfigFiles({ folder }: { folder: string }): Promise<ConfigFile[]> {
  const cache = getCache();
  const known = cache.get(folder);
  if (known) return known;
  // The folder is named by its content, so what was read once stays true.
  const read = Promise.all(['default', readEnv().NODE_ENV].map((name) => readConfigFile(folder, `config/${name}.json`)));
  if (cache.size >= KEPT) cache.clear();
  cache.set(folder, read);
  read.catch(() => cache.delete(folder));
  return read;
}

async function readConfigFile(folder: string, name: string): Promise<ConfigFile> {
  const file = path.join(folder, name);
  try {
    if ((await stat(file)).size > MAX_BYTES) return broken(name, 'is larger than 256 KB');
    const content: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isPlainObject(content) ? { name, values: new Map(Object.entries(content)) } : broken(name, 'must hold a JSON object');
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return { name, values: new Map() };
    // Its message quotes what stands around the fault, which may be a secret.
    if (error instanceof SyntaxError) return broken(name, 'is not JSON');
    throw error;
  }
}

const broken = (name: string, problem: string): ConfigFile => ({ name, values: new Map(), problem: `${name} ${problem}` });
