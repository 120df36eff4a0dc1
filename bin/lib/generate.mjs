import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { hashFiles } from './fingerprint.mjs';
import { step } from './progress.mjs';
import { inProject } from './project.mjs';
import { runOrFail } from './run.mjs';

const STAMP = inProject('.nexus', 'generated-client');
const OUTPUT = inProject('lib', 'db', 'generated', 'client.ts');

const fingerprint = () => hashFiles(['prisma/schema', 'prisma/prisma.config.ts', 'node_modules/prisma/package.json']);

/** Whether lib/db/generated belongs to the schema and the Prisma that are here. */
export function isGenerated() {
  return existsSync(OUTPUT) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint();
}

export async function generateClient() {
  const env = {
    // Prisma downloads this engine when it is not told where one lies; generating a client never runs it.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
  await step('Generating the database client', () =>
    runOrFail('prisma generate', process.execPath, [inProject('node_modules', 'prisma', 'build', 'index.js'), 'generate', '--config', 'prisma/prisma.config.ts'], { env }));
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, fingerprint());
}
