import type { PageBundle } from './page-bundle';
import type { Registry } from './registry';

export interface BundleLoaderOptions {
  registry: Registry;
  /** Before the first bundle runs: the globals must stand. */
  prepare(): void;
  /** A bundle has run, well or not; nothing it did to the globals may reach the next one. */
  onRan(slug: string): void;
  onFailed(slug: string, message: string): void;
}

/** Adds each bundle's script once a version, in the order of the list. */
export function createBundleLoader({ registry, prepare, onRan, onFailed }: BundleLoaderOptions) {
  const loaded = new Map<string, PageBundle>();

  function append(bundle: PageBundle): void {
    const { slug, src, integrity } = bundle;
    const script = document.createElement('script');
    script.src = src;
    // Not async: bundles run in the order of the list, whichever arrives first.
    script.async = false;
    script.integrity = integrity;
    script.dataset.extension = slug;
    // Fired right after this script has run and before the next one does.
    script.addEventListener('load', () => onRan(slug));
    script.addEventListener('error', () => {
      // Forgotten, so that the next page tries again.
      if (loaded.get(slug) === bundle) loaded.delete(slug);
      onFailed(slug, 'The bundle could not be loaded: it is blocked, missing or not the registered file.');
    });
    document.head.append(script);
  }

  return {
    /** What runs under a slug. */
    find: (slug: string) => loaded.get(slug),
    /** Makes these the bundles of the page: what is missing is loaded, what is not in the list is not shown. */
    show(bundles: readonly PageBundle[]): void {
      const missing = bundles.filter((bundle) => loaded.get(bundle.slug)?.digest16 !== bundle.digest16);
      if (missing.length > 0) prepare();
      for (const bundle of missing) if (loaded.has(bundle.slug)) registry.dropExtension(bundle.slug);
      for (const bundle of bundles) {
        const known = loaded.get(bundle.slug);
        // Same version, other state: what is switched off may have changed.
        loaded.set(bundle.slug, bundle);
        if (known?.digest16 !== bundle.digest16) append(bundle);
      }
      registry.setBundles(bundles);
    },
  };
}

export type BundleLoader = ReturnType<typeof createBundleLoader>;
