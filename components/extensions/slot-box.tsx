'use client';

import { useRef } from 'react';
import type { VisibleContribution } from '@/lib/extensions/browser/contribution';
import { ContributionView, contributionKey } from './contribution-view';
import { useSwap } from './use-swap';

export interface SlotBoxProps {
  name: string;
  slug: string;
  /** What the server put there, sanitised; empty where it had nothing. */
  html: string;
  /** What the bundle registered; undefined until it has run. */
  contribution: VisibleContribution | undefined;
  /** Another number makes the component begin anew. */
  round: number;
  given: Record<string, unknown>;
}

/**
 * One extension's place in a slot. What the server rendered stays until the component has filled its own box and stands
 * still; then they change places in one frame.
 */
export function SlotBox({ name, slug, html, contribution, round, given }: SlotBoxProps) {
  const outer = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const { showsHtml, heldHeight } = useSwap({ hasHtml: html !== '', hasComponent: contribution !== undefined, outer, inner });
  return (
    <div ref={outer} className="extension-slot" data-slot={name} data-extension={slug} style={heldHeight === null ? undefined : { minHeight: heldHeight }}>
      {showsHtml && <div className="extension-slot-first" dangerouslySetInnerHTML={{ __html: html }} />}
      {contribution && (
        <div ref={inner} className={showsHtml ? 'extension-slot-waiting' : undefined}>
          <ContributionView key={`${contributionKey(contribution)}:${round}`} contribution={contribution} given={given} />
        </div>
      )}
    </div>
  );
}
