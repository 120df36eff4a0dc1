import type { ExtensionUser } from './extension-user';
import { createGuardedObject, restoreGuards } from './guarded-object';
import type { NexusApi } from './nexus-api';

export interface GlobalModules {
  /** React itself and what belongs to it: the forum's own copies. */
  React: object;
  ReactDOM: object;
  /** window.NexusComponents */
  components: object;
  /** window._nexusApi */
  http: object;
}

export interface InstallGlobalsInput {
  api: NexusApi;
  readCurrentUser(): ExtensionUser | null;
  modules: GlobalModules;
}

/**
 * Puts the globals of the browser contract in place.
 * @returns a function that puts them back when a bundle has overwritten one.
 */
export function installGlobals({ api, readCurrentUser, modules }: InstallGlobalsInput): () => void {
  const methods = Object.defineProperty({ ...api, live: { ...api.live } }, 'currentUser', { enumerable: true, get: readCurrentUser });
  const nexus = createGuardedObject(methods);
  const globals = { Nexus: nexus, NexusExtensions: nexus, React: modules.React, ReactDOM: modules.ReactDOM, NexusComponents: modules.components, _nexusApi: modules.http };
  const restore = () => {
    restoreGuards(window, globals);
    restoreGuards(nexus, methods);
  };
  restore();
  return restore;
}
