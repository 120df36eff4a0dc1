import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { lockDataFolder } from './lock-data-folder';

const folder = mkdtempSync(join(tmpdir(), 'nexus-data-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('keeps a data folder to one forum', () => {
  const lock = lockDataFolder(folder);
  expect(() => lockDataFolder(folder)).toThrow(`Another Nexus (process ${process.pid}) runs on ${folder}. Stop it first, or set NEXUS_DATA_DIR to another folder.`);
  lock.release();
  lockDataFolder(folder).release();
});
