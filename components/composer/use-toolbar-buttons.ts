'use client';

import { useEffect, useState } from 'react';
import { getRuntime } from '@/lib/extensions/browser/runtime';
import { listToolbarButtons, type ComposerContext, type ToolbarButton } from '@/lib/extensions/browser/toolbar-buttons';

/** The buttons that extensions add: those of the first HTML, until something on the page is switched. */
export function useToolbarButtons(declared: readonly ToolbarButton[], context: ComposerContext): readonly ToolbarButton[] {
  const [current, setCurrent] = useState<readonly ToolbarButton[]>();
  useEffect(() => {
    const { registry } = getRuntime();
    return registry.subscribe(() => setCurrent(listToolbarButtons(registry.readBundles(), context)));
  }, [context]);
  return current ?? declared;
}
