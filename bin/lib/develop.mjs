import { run } from './run.mjs';

/** Runs the server from its sources. Next reloads pages; when a file that the server itself has loaded changes, it restarts. */
export async function develop() {
  const { code } = await run(process.execPath, ['--watch', '--watch-preserve-output', '--import', 'tsx', 'lib/server/dev.ts'], { env: { NODE_ENV: 'development' }, show: true });
  process.exitCode = code;
}
