import { delimiter } from 'node:path';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';

const port = z.string().regex(/^\s*\d+\s*$/, 'expected a port number, 1–65535').transform(Number).pipe(z.number().min(1, 'expected 1–65535').max(65_535, 'expected 1–65535'));
const flag = z.enum(['0', '1'], { error: 'expected 0 or 1' }).transform((value) => value === '1');
const address = z.url({ protocol: /^https?$/, error: 'expected an http(s) address such as https://api.github.com' }).transform((value) => value.replace(/\/+$/, ''));

/** Every environment variable the forum reads. `.env.example` lists the same; a test compares the two. */
export const envSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: port.optional(),
  HOST: z.string().min(1).optional(),
  NEXUS_URL: z.url({ protocol: /^https?$/, error: 'expected an http(s) address such as https://forum.example.org' })
    .refine((value) => !URL.canParse(value) || new URL(value).href === `${new URL(value).origin}/`, 'expected an address without a path: the forum needs a host of its own').optional(),
  NEXUS_DATA_DIR: z.string().min(1, 'expected a folder').default('data'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'expected postgresql://user:password@host:port/database').optional(),
  NEXUS_SECRET: z.string().min(32, 'expected at least 32 characters').optional(),
  NEXUS_SECRET_PREVIOUS: z.string().min(32, 'expected at least 32 characters').optional(),
  NEXUS_TRUSTED_PROXIES: z.string().default('').transform((value) => value.split(',').map((entry) => entry.trim()).filter(Boolean))
    .refine((entries) => entries.every((entry) => ipaddr.isValid(entry) || ipaddr.isValidCIDR(entry)), 'expected addresses or ranges such as 10.0.0.0/8, separated by commas'),
  NEXUS_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], { error: 'expected debug, info, warn or error' }).default('info'),
  NEXUS_SAFE_MODE: flag.default(false),
  NEXUS_GITHUB_API: address.default('https://api.github.com'),
  NEXUS_GITHUB_RAW: address.default('https://raw.githubusercontent.com'),
  NEXUS_GITHUB_TOKEN: z.string().regex(/^[\x21-\x7e]{1,1000}$/, 'expected a token without spaces').optional(),
  NEXUS_EXTENSIONS_DIR: z.string().default('extensions').transform((value) => value.split(delimiter).filter(Boolean)),
});

/** Never printed: terminals and logs are read by many. */
const SECRETS = new Set(['NEXUS_SECRET', 'NEXUS_SECRET_PREVIOUS', 'DATABASE_URL', 'NEXUS_GITHUB_TOKEN']);

export type Env = z.infer<typeof envSchema>;

/**
 * Reads and checks the environment.
 * @throws Error whose message lists every wrong variable with what was expected, one a line.
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = envSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `  ${name}: ${issue.message} (${SECRETS.has(name) ? 'the value is not shown' : `got: ${String(given[name])}`})`;
  });
  throw new Error(`The environment has ${lines.length === 1 ? 'a wrong value' : 'wrong values'}:\n${lines.join('\n')}`);
}
