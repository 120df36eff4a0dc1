'use client';

import type { ReactNode } from 'react';
import { toast } from '@/components/ui/toast-store';
import type { VisibleContribution } from '@/lib/extensions/browser/contribution';
import { getRuntime } from '@/lib/extensions/browser/runtime';
import { FontIcon } from './font-icon';
import { useContributions } from './use-contributions';

/** One entry that an extension adds to a menu; `icon` goes to MenuItem's `leading`. */
export interface ActionItem {
  key: string;
  label: string;
  icon: ReactNode;
  onSelect: () => void;
}

/** A post as /api/v1 serves it (reshapePost); bundles rely on `id` and `user.id`. */
export type ActionPost = { id: number; user: { id: number } } & Record<string, unknown>;

/**
 * What extensions add to the … menu of a post. Empty on the server and in the first render.
 * @example const items = usePostActions(reshapePost(post));
 */
export function usePostActions(post: ActionPost): ActionItem[] {
  const { currentUser } = getRuntime().getContext();
  return useContributions('post_action')
    .filter((contribution) => (currentUser || !contribution.authOnly) && isVisible(contribution, post))
    .map((contribution) => ({
      key: `${contribution.slug}:${contribution.key}`,
      label: contribution.attributes.label ?? contribution.key,
      icon: <FontIcon name={contribution.attributes.icon ?? 'fa-puzzle-piece'} />,
      onSelect: () => void select(contribution, post),
    }));
}

function isVisible(contribution: VisibleContribution, post: ActionPost): boolean {
  const { visible } = contribution.callbacks;
  if (!visible) return true;
  try {
    return Boolean(visible({ post, currentUser: getRuntime().getContext().currentUser }));
  } catch (error) {
    // Asked while rendering, where nothing may be sent.
    queueMicrotask(() => getRuntime().reportFault(contribution, error));
    return false;
  }
}

async function select(contribution: VisibleContribution, post: ActionPost): Promise<void> {
  const { navigate, getContext } = getRuntime();
  try {
    // The menu closes by itself on every choice, which is all that closeMenu asks for.
    await contribution.callbacks.onClick?.({ post, currentUser: getContext().currentUser, navigate, closeMenu: () => undefined });
  } catch (error) {
    console.error(error);
    getRuntime().reportFault(contribution, error);
    toast(`“${contribution.attributes.label ?? contribution.key}” did not work. Admins were told.`, 'err');
  }
}
