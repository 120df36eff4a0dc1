import type { ArgumentCount, HandleEventArguments } from './forum-events';
import type { Nexus } from './nexus';
import type { SettingValues } from './nexus-state';
import type { Router } from './router';
import type {
  AdminSurfaces, AttachmentEntity, DigestPeriod, DigestSection, EventHandler, Health, Job, PersistedAttachment, Service,
  SlotRenderers, Worker,
} from './surfaces';

/** What an install or update hook may return instead of throwing. */
export type HookResult = void | undefined | { error: string };

/** What is wrong with settings: a sentence by key. */
export type SettingsProblems = Readonly<Record<string, string | undefined>>;

/**
 * The server half of an extension: a table of what it does. All parts are optional; what the manifest declares must be
 * there. Functions may be async; each has a time limit, and what it throws is the extension's fault alone.
 *
 * `Settings` is how the manifest's `settings_schema` looks to your code, `Count` how many parameters `handleEvent` names.
 */
export interface ExtensionDefinition<Settings = SettingValues, Count extends ArgumentCount = 5> {
  /** Adds the routes below `/ext/<slug>/api`; runs once, when the extension is loaded. */
  routes?(router: Router, nexus: Nexus<Settings>): void;
  /**
   * Hears the events of the forum that the manifest lists under `hooks` (handle_event/3 in other ecosystems), after they
   * happened. Within 5 seconds; a throw means again after 1, 10 and 60 seconds, so it must bear being repeated: `envelope.id`.
   */
  handleEvent?(...args: HandleEventArguments<Settings, Nexus<Settings>, Count>): unknown;
  /** Gives a section of the digest mail (handle_digest_section/3 in other ecosystems), within 2 seconds; null for none. Not asked for yet. */
  handleDigestSection?(
    key: string, period: DigestPeriod, settings: Settings, nexus: Nexus<Settings>,
  ): DigestSection | null | Promise<DigestSection | null>;
  /**
   * Keeps what a button of the composer attached (persist_attachment/3 in other ecosystems), right after the post was
   * written. Must bear being repeated: `attachment.id`. `nexus` acts for whoever attached it, however late it is. The submit waits
   * for a second; a throw, or no end within 5, leaves the data with the post, with Retry for its author.
   */
  persistAttachment?(entity: AttachmentEntity, entityId: number, attachment: PersistedAttachment, nexus: Nexus<Settings>): unknown;
  /** After the first install, its migrations included (on_install/1 in other ecosystems). Fails by a throw or `{error}`. */
  onInstall?(settings: Settings, nexus: Nexus<Settings>): HookResult | Promise<HookResult>;
  /** After an update, its migrations included (on_update/2 in other ecosystems). Fails by a throw or `{error}`. */
  onUpdate?(fromVersion: string, toVersion: string, nexus: Nexus<Settings>): HookResult | Promise<HookResult>;
  /** Before it is removed; within 10 seconds, and what it throws only warns. */
  onUninstall?(nexus: Nexus<Settings>): unknown;
  /** At each start of the process (initialize() in other ecosystems), within 5 seconds; a throw or `false` fails the start. */
  start?(nexus: Nexus<Settings>): unknown;
  /** Before each stop (shutdown() in other ecosystems), also when it was idle; 5 seconds. */
  stop?(nexus: Nexus<Settings>, reason: string): unknown;
  /** Tells how it is (health_check() in other ecosystems), within 2 seconds, while it runs: at `/ext/<slug>/api/health`. */
  healthCheck?(nexus: Nexus<Settings>): Health | Promise<Health>;
  /** Checks settings before they are saved, within 250 ms: a message by key, empty when all is well. */
  validateSettings?(values: Settings, nexus: Nexus<Settings>): SettingsProblems | Promise<SettingsProblems>;
  /** Background work by name, as under `jobs` in the manifest. Not run yet. */
  jobs?: Readonly<Record<string, Job>>;
  /** Not run yet. */
  workers?: readonly Worker[];
  /** By name: `<slug>.<service>`, as under `services.provides`. Not called yet. */
  services?: Readonly<Record<string, Service>>;
  /** Events of other extensions by name, as under `events.subscribes`. Not called yet. */
  events?: Readonly<Record<string, EventHandler>>;
  /** What slots show in the first HTML, before any script has run. */
  slots?: SlotRenderers;
  /** Behind declarative admin screens. Not asked for yet. */
  admin?: AdminSurfaces;
}

