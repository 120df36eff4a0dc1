const KEPT = ['PATH', 'HOME', 'TMPDIR', 'LD_LIBRARY_PATH'];

/** What PostgreSQL's programs see of our environment: no PG… variable of the machine may redirect them, no secret of ours leaks. */
export function childEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(KEPT.map((name) => [name, process.env[name]]));
  return { ...kept, NODE_ENV: 'production', LC_ALL: 'C' };
}
