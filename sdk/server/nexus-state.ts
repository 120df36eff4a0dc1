import type { Json } from './json';

/** Small state by key, up to 64 KB a value (`get_data` and `set_data` in other ecosystems). Larger or many: your tables. */
export interface KeyValueStore {
  /**
   * @returns the value, null where there is none
   * @example const seen = await nexus.kv.get<{ at: string }>('last-run');
   */
  get<Value extends Json = Json>(key: string): Promise<Value | null>;
  /** @param key at most 200 characters */
  set(key: string, value: Json): Promise<void>;
  /** @returns whether there was a value */
  delete(key: string): Promise<boolean>;
}

/** Values of the extension's settings by key, secrets in the clear. What the manifest declares is there, with its default. */
export type SettingValues = Readonly<Record<string, Json>>;

/** The extension's settings (`get_config` and `set_config` in other ecosystems). */
export interface Settings<Values = SettingValues> {
  /**
   * As they are now: default, then `config/*.json`, then what was saved, then the environment.
   *
   * @example const { max_options } = await nexus.settings.get();
   */
  get(): Promise<Values>;
  /** @throws CallError for a key that the manifest does not declare */
  get<Key extends keyof Values & string>(key: Key): Promise<Values[Key]>;
  /**
   * Saves some, checked as the form of the admin pages does.
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
