import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { describingAdapter } from './describing-adapter';
import { readSchema } from './migration-files';

const NO_DIFFERENCE = 0;

let loaded: Promise<void> | undefined;

// The package expects a bundler that imports .wasm files; Node does not, so the module is put together by hand.
async function loadBindings(): Promise<void> {
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(script.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  // The engine reports a failed assertion here before it traps.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => process.stderr.write(`schema engine: ${message}\n`) } });
  const { __wbindgen_start: start } = instance.exports;
  if (typeof start !== 'function') throw new Error('schema_engine_bg.wasm does not belong to its bindings: run `npm ci`.');
  start();
}

/**
 * Compares a database with what prisma/schema asks for.
 * @returns the SQL that would bring the database there, or null when there is no difference
 */
export async function diffSchema(databaseUrl: string): Promise<string | null> {
  loaded ??= loadBindings();
  await loaded;
  const files = await readSchema();
  const adapter = bindMigrationAwareSqlAdapterFactory(describingAdapter(databaseUrl));
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  try {
    const result = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: process.cwd() },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return result.exitCode === NO_DIFFERENCE ? null : result.stdout;
  } finally {
    engine.free();
  }
}
