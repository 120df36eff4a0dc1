'use client';

import * as React from 'react';
import * as ReactDOM from 'react-dom';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useLayoutEffect } from 'react';
import { bundleHttp } from '@/lib/extensions/browser/bundle-http';
import type { ExtensionUser } from '@/lib/extensions/browser/extension-user';
import { subscribeLive } from '@/components/live/live-client';
import { getRuntime, type RuntimeModules } from '@/lib/extensions/browser/runtime';
import { bundleComponents } from './bundle-components';

const modules: RuntimeModules = {
  React,
  ReactDOM: { ...ReactDOM, createRoot, hydrateRoot },
  components: bundleComponents,
  http: bundleHttp,
  subscribeLive,
  onFirstBundle: () => void import('./icon-font').catch((error: unknown) => console.warn('The icon font did not load.', error)),
};

export interface ExtensionHostProps {
  /** See toExtensionUser. */
  currentUser: ExtensionUser | null;
  children?: ReactNode;
}

/** Once in the site's layout: what bundles find on `window` when a page has some. Draws nothing of its own. */
export function ExtensionHost({ currentUser, children }: ExtensionHostProps) {
  const router = useRouter();
  // Before the effects of the pages below, which load bundles.
  useLayoutEffect(() => getRuntime().setContext({ currentUser, push: (path) => router.push(path) }, modules), [currentUser, router]);
  return children;
}
