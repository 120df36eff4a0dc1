import type { Posts, Replies, Spaces, Users } from './nexus-content';
import type { Collection, Database } from './nexus-database';
import type { Events, Jobs, Live, Mail, Notifications, Render, Services, Slots } from './nexus-exchange';
import type { Http, Images, Log, Metrics, Storage } from './nexus-resources';
import type { KeyValueStore, Permissions, Settings, SettingValues } from './nexus-state';

/** Which extension this is. */
export interface Self {
  readonly slug: string;
  readonly name: string;
  readonly version: string;
  /** When this process began: ISO 8601. */
  readonly startedAt: string;
}

/**
 * What the forum offers to the server half of an extension. Every call crosses to the forum, which checks capability, size
 * and rate; arguments and answers are JSON. A call acts for the person whose request is being answered; outside of one,
 * in events and in jobs, for a guest.
 *
 * All calls throw CapabilityError where the manifest does not ask for what they need, and CallError for any other reason.
 */
export interface Nexus<Values = SettingValues> {
  readonly self: Self;
  readonly db: Database;
  readonly collections: Readonly<Record<string, Collection>>;
  readonly kv: KeyValueStore;
  // Mapped, so that a Nexus with an interface of settings is a Nexus: an interface itself has no index signature.
  readonly settings: Settings<{ [Key in keyof Values]: Values[Key] }>;
  readonly permissions: Permissions;
  readonly posts: Posts;
  readonly replies: Replies;
  readonly users: Users;
  readonly spaces: Spaces;
  readonly live: Live;
  readonly log: Log;
  readonly notifications: Notifications;
  readonly mail: Mail;
  readonly events: Events;
  readonly services: Services;
  readonly jobs: Jobs;
  readonly storage: Storage;
  readonly images: Images;
  readonly http: Http;
  readonly metrics: Metrics;
  readonly render: Render;
  readonly slots: Slots;
}
