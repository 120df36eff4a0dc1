'use client';

import { useEffect, useRef, useState } from 'react';
import { FontIcon } from '@/components/extensions/font-icon';
import { toast } from '@/components/ui/toast-store';
import { getRuntime } from '@/lib/extensions/browser/runtime';
import { findBound, waitUntilBound, type ComposerContext, type ToolbarButton } from '@/lib/extensions/browser/toolbar-buttons';
import { useToolbarButtons } from './use-toolbar-buttons';

export interface ExtensionButtonsProps {
  /** For the first HTML: see listComposerButtons. */
  declared: readonly ToolbarButton[];
  context: ComposerContext;
  onAttach(button: ToolbarButton, given: unknown): void;
}

/** The buttons of extensions in a composer's toolbar, drawn from their manifests. */
export function ExtensionButtons({ declared, context, onAttach }: ExtensionButtonsProps) {
  const buttons = useToolbarButtons(declared, context);
  return buttons.map((button) => <ExtensionButton key={`${button.slug}:${button.key}`} button={button} context={context} onAttach={onAttach} />);
}

function ExtensionButton({ button, context, onAttach }: { button: ToolbarButton } & Pick<ExtensionButtonsProps, 'context' | 'onAttach'>) {
  const [isWaiting, setWaiting] = useState(false);
  const isMounted = useRef(false);
  useEffect(() => {
    isMounted.current = true;
    return () => void (isMounted.current = false);
  }, []);

  /** At once when the bundle has run: what it opens may need to follow the click directly. */
  const press = async () => {
    const { registry, getContext, reportFault } = getRuntime();
    let bound = findBound(registry, button) ?? null;
    if (!bound) {
      setWaiting(true);
      bound = await waitUntilBound(registry, button);
      if (!isMounted.current) return;
      setWaiting(false);
    }
    if (!bound) return toast(`“${button.tip}” did not load. Reload the page to try again; copy your text first.`, 'err');
    const attach = (given: unknown) => (isMounted.current ? onAttach(button, given) : undefined);
    try {
      await bound.callbacks.onClick?.({ attach, currentUser: getContext().currentUser, context });
    } catch (error) {
      console.error(error);
      reportFault(bound, error);
      toast(`“${button.tip}” did not work. Admins were told.`, 'err');
    }
  };

  return (
    <button
      type="button"
      className="comp-tb-btn comp-tb-extension"
      tabIndex={-1}
      title={button.tip}
      aria-label={button.tip}
      aria-busy={isWaiting || undefined}
      data-extension={button.slug}
      onClick={() => void (isWaiting ? undefined : press())}
    >
      {isWaiting ? <span className="spinner" /> : <FontIcon name={button.icon} />}
    </button>
  );
}
