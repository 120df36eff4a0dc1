import type { Json } from './json';

/** A file of the extension. */
export interface StoredFile {
  key: string;
  bytes: number;
  type: string;
  /** Address for everybody, `/uploads/extensions/<slug>/…`; null for a private file. */
  url: string | null;
}

/**
 * Files of the extension, up to its quota; needs `storage`.
 * Not available yet: every call throws CallError with the code `not_available`.
 */
export interface Storage {
  put(key: string, content: Uint8Array | string, options?: { type?: string; public?: boolean }): Promise<StoredFile>;
  /** @returns null where there is none */
  get(key: string): Promise<Uint8Array | null>;
  /** @returns null where there is none, or it is private */
  url(key: string): Promise<string | null>;
  list(prefix?: string): Promise<StoredFile[]>;
  /** @returns whether there was one */
  delete(key: string): Promise<boolean>;
}

/**
 * Pictures among the extension's files; needs `storage`.
 * Not available yet: every call throws CallError with the code `not_available`.
 */
export interface Images {
  /** Writes a smaller copy. Sizes in pixels; without one of them the shape is kept. */
  resize(key: string, options: { width?: number; height?: number; format?: 'webp' | 'jpeg' | 'png' }): Promise<StoredFile>;
}

/** What another server has answered. */
export interface HttpAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  text(): string;
  json(): Json;
}

/**
 * Requests to the hosts that the manifest lists under `network`; needs `http:fetch`. A runner has no network of its own.
 * Not available yet: every call throws CallError with the code `not_available`.
 */
export interface Http {
  /** @throws CallError for another host, a private address, or after 10 seconds */
  fetch(url: string, init?: { method?: string; headers?: Readonly<Record<string, string>>; body?: string }): Promise<HttpAnswer>;
}

/**
 * Figures about the extension, seen in the admin pages and at `/metrics`.
 * Not available yet: every call throws CallError with the code `not_available`.
 */
export interface Metrics {
  /** Adds, 1 when left out. */
  counter(name: string, add?: number): Promise<void>;
  /** Sets. */
  gauge(name: string, value: number): Promise<void>;
  /** Notes one measurement. */
  histogram(name: string, value: number): Promise<void>;
  /** All that were sent, by name (`get_metrics` in other ecosystems). */
  read(): Promise<Readonly<Record<string, number>>>;
}

/**
 * Lines of the extension's log, seen in the admin pages; `console.log` and its kin write there too. At most 100 a second
 * are kept. Nothing is awaited.
 *
 * @example nexus.log.warn('No votes counted', { poll: 12 });
 */
export interface Log {
  debug(...values: readonly unknown[]): void;
  info(...values: readonly unknown[]): void;
  warn(...values: readonly unknown[]): void;
  error(...values: readonly unknown[]): void;
}
