import { createBundleLoader } from './bundle-loader';
import type { VisibleContribution } from './contribution';
import type { ExtensionUser } from './extension-user';
import { readAddress } from './caller';
import type { OpenPage } from './fetch-open-page';
import { installGlobals, type GlobalModules } from './install-globals';
import { createNexusApi } from './nexus-api';
import type { PageBundle } from './page-bundle';
import { createRegister } from './register';
import { createRegistrationLog } from './registration-log';
import { createRegistry } from './registry';
import { createReporter } from './reporter';
import { createSubscribeLive, type SubscribeLiveOptions } from './subscribe-live';
import { surfaceName } from './surface-kinds';

export interface RuntimeContext {
  currentUser: ExtensionUser | null;
  /** Client-side navigation to a path of this site. */
  push(path: string): void;
}

/** What React and its helpers bring along; set once, by the host. */
export type RuntimeModules = GlobalModules & {
  /** A bundle is on the page: what only bundles need (the icon font) loads now. */
  onFirstBundle(): void;
  /** The page's live stream. */
  subscribeLive: SubscribeLiveOptions['subscribe'];
};

/** Everything of this tab that has to do with bundles. Made once; the globals hold nothing that the forum reads back. */
function createRuntime() {
  const registry = createRegistry();
  const report = createReporter();
  let context: RuntimeContext = { currentUser: null, push: (path) => location.assign(path) };
  let modules: RuntimeModules | null = null;
  let restore: (() => void) | null = null;

  const log = createRegistrationLog({ registry, findBundle: (slug) => loader.find(slug), isStaff: () => context.currentUser?.role === 'admin' || context.currentUser?.role === 'moderator' });
  const register = createRegister({ registry, findBundle: (slug) => loader.find(slug), warn: log.warn, onRegistered: log.touch });

  function navigate(url: string): void {
    const target = URL.canParse(url, location.href) ? new URL(url, location.href) : null;
    if (target?.origin === location.origin) context.push(target.pathname + target.search + target.hash);
    else if (target && /^https?:$/.test(target.protocol)) location.assign(target);
    else console.warn(`Nexus.navigate: ${JSON.stringify(url)} is not an address to go to.`);
  }

  function prepare(): void {
    if (restore || !modules) return;
    const subscribeLive = createSubscribeLive({ subscribe: modules.subscribeLive, reportFault: reportOf });
    const api = createNexusApi({ registry, register, navigate, subscribeLive });
    restore = installGlobals({ api, readCurrentUser: () => context.currentUser, modules });
    modules.onFirstBundle();
    window.addEventListener('error', (event) => reportStray(event.filename, event.error ?? event.message));
    window.addEventListener('unhandledrejection', (event) => reportStray(event.reason instanceof Error ? (event.reason.stack ?? '') : '', event.reason));
  }

  /** What a bundle throws outside its components: while it runs, in a handler, in a promise. */
  function reportStray(address: string, error: unknown): void {
    reportOf(readAddress(address)?.slug ?? '', error);
  }

  function reportOf(slug: string, error: unknown): void {
    const bundle = loader.find(slug);
    if (bundle) report({ slug: bundle.slug, digest16: bundle.digest16, surface: 'bundle:run', error });
  }

  const loader = createBundleLoader({
    registry,
    prepare,
    onRan: (slug) => {
      restore?.();
      log.touch(slug);
    },
    onFailed: (slug, message) => {
      console.warn(`Extension "${slug}": ${message}`);
      const digest16 = registry.readBundles().find((bundle) => bundle.slug === slug)?.digest16;
      if (digest16) report({ slug, digest16, surface: 'bundle:load', error: new Error(message) });
    },
  });

  return {
    registry,
    navigate,
    getContext: () => context,
    setContext: (next: RuntimeContext, nextModules: RuntimeModules) => {
      context = next;
      modules = nextModules;
    },
    showBundles: (bundles: readonly PageBundle[]) => loader.show(bundles),
    /** Something was switched while the page is open. */
    showPage: ({ bundles, rendered_slots: slots }: OpenPage) => {
      registry.setRenderedSlots(slots);
      loader.show(bundles);
    },
    /** A contribution threw, in rendering or in a handler. */
    reportFault: ({ slug, digest16, kind, key }: VisibleContribution, error: unknown) => report({ slug, digest16, surface: surfaceName(kind, key), error }),
  };
}

export type Runtime = ReturnType<typeof createRuntime>;

let runtime: Runtime | undefined;

/** The runtime of this tab. */
export const getRuntime = (): Runtime => (runtime ??= createRuntime());
