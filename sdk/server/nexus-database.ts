import type { Json, JsonInput } from './json';

/**
 * What a statement may carry as `$1`, `$2` …: dates become timestamps, objects JSON, lists PostgreSQL's arrays
 * (`= ANY ($1)`). A list that is to be JSON goes through `JSON.stringify`, bytes through base64 and `decode($1, 'base64')`.
 */
export type SqlParameter = JsonInput | undefined;

/** What a statement answers. */
export interface QueryResult<Row> {
  /**
   * Rows that it returned, as objects by column. Numbers are numbers, but bigint beyond ± 2⁵³ and numeric are text;
   * timestamps are ISO 8601 in UTC with microseconds, dates `2026-01-02`, bytea base64, json what it holds.
   */
  rows: Row[];
  /** How many rows it returned or changed. */
  rowCount: number;
}

/** One connection: `nexus.db` itself, or the transaction that a function is given. */
export interface Queryable {
  /**
   * Runs one statement on the extension's own PostgreSQL schema, as its own role: SELECT, INSERT, UPDATE, DELETE or MERGE.
   * With `content:read`, the views of `nexus_api` (posts, replies, users, spaces …) can be read too.
   *
   * @param text one statement; values belong into `parameters`, never into the text
   * @param parameters for `$1`, `$2` …
   * @throws CallError with PostgreSQL's code, e.g. `23505` where a unique index objects; after 2 seconds; or for a
   *   statement that is not allowed
   * @example const { rows } = await nexus.db.query<Poll>('SELECT id, question FROM polls WHERE post_id = $1', [postId]);
   */
  query<Row extends object = Record<string, Json>>(text: string, parameters?: readonly SqlParameter[]): Promise<QueryResult<Row>>;
}

/** The extension's own tables. They are made by `migrations/0001_name.up.sql`, before its code first runs. */
export interface Database extends Queryable {
  /**
   * Runs a function in one transaction: all of it happens, or, when the function throws, none of it.
   * Inside, use the connection that it is given. It has 10 seconds, and ends with the call that it was begun in.
   *
   * @returns what the function returns
   * @throws what the function throws, and CallError as `query` does
   * @example
   * await nexus.db.transaction(async (tx) => {
   *   await tx.query('DELETE FROM votes WHERE poll_id = $1', [id]);
   *   await tx.query('DELETE FROM polls WHERE id = $1', [id]);
   * });
   */
  transaction<Result>(run: (transaction: Queryable) => Promise<Result>): Promise<Result>;
}

/**
 * JSON documents without a migration, one collection per name in the manifest (`get_database_schema` in other ecosystems).
 * Not available yet: every call throws CallError with the code `not_available`.
 */
export interface Collection<Document extends object = Record<string, Json>> {
  /** Documents whose fields have these values; at most `limit`, 100 when left out. */
  find(where?: Readonly<Record<string, Json>>, options?: { limit?: number; after?: string }): Promise<(Document & { id: string })[]>;
  /** @returns the document with its id @throws CallError where the schema or a unique index objects */
  insert(document: Document): Promise<Document & { id: string }>;
  /** Changes the given fields. @returns null where there is no such document */
  update(id: string, changes: Partial<Document>): Promise<(Document & { id: string }) | null>;
  /** Changes the document that has these values, or inserts one. */
  upsert(where: Partial<Document>, document: Document): Promise<Document & { id: string }>;
  /** @returns whether there was one */
  delete(id: string): Promise<boolean>;
}
