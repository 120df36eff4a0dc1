/** PostgreSQL's settings, given on its command line so that a new version of the forum brings its own. */
export const postgresSettings = {
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '128MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  min_wal_size: '64MB',
  max_wal_size: '512MB',
  random_page_cost: '1.1',
  // Compiling a plan takes longer than any query of a forum runs.
  jit: 'off',
  timezone: 'UTC',
  idle_in_transaction_session_timeout: '60s',
  // Errors of statements reach the forum, which logs them with their context; this file then stays small.
  log_min_messages: 'log',
  log_checkpoints: 'off',
} as const satisfies Record<string, string>;
