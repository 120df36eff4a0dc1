import type { Json, JsonInput } from './json';

/**
 * Small state by key (`get_data` and `set_data` in other ecosystems): up to 64 KB of JSON a value, 10,000 keys and 10 MB in all.
 * Larger or many: your tables.
 */
export interface KeyValueStore {
  /**
   * @returns the value, null where there is none
   * @example const seen = await nexus.kv.get<{ at: string }>('last-run');
   */
  get<Value = Json>(key: string): Promise<Value | null>;
  /**
   * @param key 1 to 200 characters
   * @throws CallError `TooLargeError` above 64 KB, `QuotaError` when there is no room for more
   * @example await nexus.kv.set('last-run', { at: new Date().toISOString() });
   */
  set(key: string, value: JsonInput): Promise<void>;
  /** @returns whether there was a value @example if (await nexus.kv.delete('pending')) await finish(); */
  delete(key: string): Promise<boolean>;
}

/** Values of the extension's settings by key, secrets in the clear. One that nothing gives a value, not even its default, is absent. */
export type SettingValues = Readonly<Record<string, Json | undefined>>;

/** The extension's settings (`get_config` and `set_config` in other ecosystems). */
export interface Settings<Values = SettingValues> {
  /**
   * As they are now: default, then `config/*.json`, then what was saved, then the environment.
   *
   * @example const { max_options } = await nexus.settings.get();
   */
  get(): Promise<Values>;
  /** @returns undefined where nothing gives it a value @throws CallError for a key that the manifest does not declare */
  get<Key extends keyof Values & string>(key: Key): Promise<Values[Key]>;
  /**
   * Saves some, checked as the form of the admin pages does; at most 5 times a second.
   *
   * @throws CallError naming the keys that do not fit; then nothing is saved
   * @example await nexus.settings.set({ last_import: new Date().toISOString() });
   */
  set(values: Partial<Values>): Promise<void>;
}

/** Gates that the manifest declares under `permissions` (`Permissions.check/3` in other ecosystems). */
export interface Permissions {
  /**
   * Whether a user passes. Who does is the admin's choice; before that the manifest's; `member` where that says nothing.
   *
   * @param user `req.user`, or anybody with an id; a guest is null
   * @throws CallError for a key that is not declared, naming those that are
   * @example const canVote = await nexus.permissions.check('can_vote', req.user);
   */
  check(key: string, user: { readonly id: number } | null): Promise<boolean>;
  /**
   * Throws unless the user passes.
   *
   * @throws HttpError 401 for a guest who could pass when signed in, else 403
   * @example await nexus.permissions.require('can_create_poll', req.user);
   */
  require(key: string, user: { readonly id: number } | null): Promise<void>;
}
