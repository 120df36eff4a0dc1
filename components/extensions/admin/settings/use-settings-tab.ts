'use client';

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { SettingsView } from '@/lib/extensions/settings/read-settings-for-admin';

type Tabs = SettingsView['tabs'];
const FIELD = 'field-';

/** The tab that the address names: by its key, or by a field in it, which then takes the focus; the first otherwise. */
export function useSettingsTab(tabs: Tabs): string | undefined {
  const hash = useChosenHash();
  const current = findTab(tabs, hash)?.key ?? tabs[0]?.key;
  useEffect(() => {
    if (hash.startsWith(FIELD)) document.getElementById(hash)?.focus();
  }, [hash]);
  return current;
}

/** Shows the tab of a field that was refused, when it is not the one that is shown. */
export function useTabOfFirstError(tabs: Tabs, fields: Readonly<Record<string, string>> | undefined, current: string | undefined): void {
  const latest = useRef(current);
  useEffect(() => {
    latest.current = current;
  });
  useEffect(() => {
    const refused = Object.keys(fields ?? {});
    const shown = tabs.find(({ key }) => key === latest.current);
    const first = tabs.find((tab) => tab.fields.some(({ key }) => refused.includes(key)));
    if (!first || shown?.fields.some(({ key }) => refused.includes(key))) return;
    history.replaceState(history.state, '', `#${first.key}`);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  }, [tabs, fields]);
}

function findTab(tabs: Tabs, hash: string): Tabs[number] | undefined {
  return tabs.find((tab) => tab.key === hash) ?? tabs.find((tab) => tab.fields.some(({ key }) => `${FIELD}${key}` === hash));
}

/** What was chosen last. The address itself forgets it: a refresh of the page writes it anew, without a fragment that the router did not set. */
function useChosenHash(): string {
  const [hash, setHash] = useState('');
  useLayoutEffect(() => {
    const read = () => setHash(location.hash.slice(1));
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return hash;
}
