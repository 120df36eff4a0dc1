import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { envSchema, readEnv } from './env';
import { projectPath } from './project-path';

const messageOf = (source: Record<string, string>) => {
  try {
    readEnv({ NODE_ENV: 'test', ...source });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'was accepted';
};

describe('readEnv', () => {
  it.each([
    ['PORT', '70000', 'expected 1–65535'],
    ['PORT', 'http', 'expected a port number, 1–65535'],
    ['PORT', '0x10', 'expected a port number, 1–65535'],
    ['PORT', '1e3', 'expected a port number, 1–65535'],
    ['NEXUS_URL', 'https://forum.example.org/sub', 'expected an address without a path: the forum needs a host of its own'],
    ['NEXUS_TRUSTED_PROXIES', '10.0.0.0/8, nonsense', 'expected addresses or ranges such as 10.0.0.0/8, separated by commas'],
    ['NEXUS_URL', 'forum.example.org', 'expected an http(s) address such as https://forum.example.org'],
    ['NEXUS_URL', 'ftp://forum.example.org', 'expected an http(s) address such as https://forum.example.org'],
    ['NEXUS_LOG_LEVEL', 'loud', 'expected debug, info, warn or error'],
    ['NEXUS_SAFE_MODE', 'yes', 'expected 0 or 1'],
    ['NEXUS_GITHUB_API', 'api.github.com', 'expected an http(s) address such as https://api.github.com'],
  ])('refuses %s=%s', (name, value, expectation) => {
    expect(messageOf({ [name]: value })).toBe(`The environment has a wrong value:\n  ${name}: ${expectation} (got: ${value})`);
  });

  it.each([
    ['DATABASE_URL', 'mysql://nexus:hunter2@localhost/nexus', 'expected postgresql://user:password@host:port/database'],
    ['NEXUS_SECRET', 'too short', 'expected at least 32 characters'],
    ['NEXUS_GITHUB_TOKEN', 'ghp one two', 'expected a token without spaces'],
  ])('refuses a wrong %s without showing it', (name, value, expectation) => {
    expect(messageOf({ [name]: value })).toBe(`The environment has a wrong value:\n  ${name}: ${expectation} (the value is not shown)`);
  });

  it('lists everything that is wrong at once', () => {
    expect(messageOf({ PORT: '0', NEXUS_SAFE_MODE: 'on', NEXUS_LOG_LEVEL: 'all' })).toBe(
      'The environment has wrong values:\n  PORT: expected 1–65535 (got: 0)\n  NEXUS_LOG_LEVEL: expected debug, info, warn or error (got: all)\n  NEXUS_SAFE_MODE: expected 0 or 1 (got: on)',
    );
  });

  it('takes an empty value as none', () => {
    expect(readEnv({ NODE_ENV: 'test', PORT: '', NEXUS_DATA_DIR: '' })).toMatchObject({ NEXUS_DATA_DIR: 'data', NEXUS_SAFE_MODE: false, NEXUS_TRUSTED_PROXIES: [] });
  });
});

it('.env.example names every variable, and no other', () => {
  const lines = readFileSync(projectPath('.env.example'), 'utf8').split('\n');
  const named = lines.flatMap((line) => /^#?([A-Z_]+)=/.exec(line)?.[1] ?? []);
  expect(named.toSorted()).toEqual(Object.keys(envSchema.shape).toSorted());
});
