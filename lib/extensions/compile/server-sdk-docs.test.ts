import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defineExtension } from '@nexus/sdk';
import { projectPath } from '@/lib/core/project-path';
import { FORWARDED } from '../runner/child/create-nexus';
import { ALLOWED_MODULES } from './allowed-modules';

const page = readFileSync(projectPath('docs', 'server-sdk.md'), 'utf8');

/** The parts that a definition has, as its own message lists them. */
function listParts(): string[] {
  try {
    defineExtension({ unknown: 1 } as object);
  } catch (error) {
    return String(error).split('Parts: ')[1]?.split(', ') ?? [];
  }
  return [];
}

describe('docs/server-sdk.md', () => {
  it('names every part of a definition', () => {
    const parts = listParts();
    expect(parts.length).toBeGreaterThan(15);
    expect(parts.filter((part) => !new RegExp(`\`${part}\\b`).test(page))).toEqual([]);
  });

  it('names every member of nexus and its methods', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('|')).join('\n');
    const missing = Object.entries(FORWARDED).flatMap(([name, methods]) => [name, ...methods].filter((word) => !new RegExp(`\\b${word}\\b`).test(rows)));
    expect(missing).toEqual([]);
  });

  it('lists exactly the modules of Node that are allowed', () => {
    expect([...page.matchAll(/`node:([a-z0-9_/]+)`/g)].map((match) => match[1])).toEqual([...ALLOWED_MODULES]);
  });

  it('gives the name that other ecosystems use', () => {
    const names = ['handle_event/3', 'handle_digest_section/3', 'persist_attachment/3', 'on_install/1', 'on_update/2', 'Permissions.check/3', 'initialize()', 'shutdown()', 'get_config', 'set_data', 'register_service', 'get_service', 'publish_event', 'subscribe_to_event', 'get_database_schema', 'HTTPException', 'get_metrics', 'Oban jobs', 'child specs'];
    expect(names.filter((name) => !page.includes(name))).toEqual([]);
  });
});
