import { MAX_FRAME_DEPTH } from '../runner/protocol';

/** Bounds of extensions' SQL that are no knobs; the times are (`queryMs`, `transactionMs`, `migrationMs`). */
export const sqlLimits = {
  /** Characters of one statement. Longer ones belong into parameters; the parser fails on deep ones from 24,000 on. */
  statementLength: 16_384,
  /** Bytes of one migration file. */
  migrationBytes: 131_072,
  migrationFiles: 500,
  parameters: 1_000,
  /** Rows of a result, and its size as JSON. */
  rows: 10_000,
  resultBytes: 1_000_000,
  /** Lists and objects inside each other, its rows included; the frame around them takes two more. */
  resultDepth: MAX_FRAME_DEPTH - 2,
  /** What may arrive from PostgreSQL for one statement before its size as JSON is looked at. */
  wireBytes: 2_000_000,
  /** Connections of one role, in the whole cluster: PostgreSQL holds it too. */
  connectionsPerExtension: 3,
  /** One stays free, so that a query beside transactions cannot wait for itself. */
  transactionsPerExtension: 2,
  /** Of all extensions together, of this process: the rest of `max_connections` is the forum's. */
  connections: 24,
  /** Statements of one extension that run or wait; the next is refused. */
  waiting: 100,
  idleMs: 10_000,
  /** After a cancel, until the connection is ended. */
  cancelGraceMs: 250,
  /** The longest statement takes 0.4 s; only whole migrations take more. */
  parseMs: 5_000,
  /** Private memory of an extension's PostgreSQL process, where the forum may limit it. */
  backendBytes: 268_435_456,
  checkedTexts: 300,
} as const;
