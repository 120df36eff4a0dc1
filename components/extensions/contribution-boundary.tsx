'use client';

import { Component, type ReactNode } from 'react';
import type { VisibleContribution } from '@/lib/extensions/browser/contribution';
import { getRuntime } from '@/lib/extensions/browser/runtime';
import { FaultNotice } from './fault-notice';

export interface ContributionBoundaryProps {
  contribution: VisibleContribution;
  children: ReactNode;
}

/** Around one contribution: one that throws disappears (an admin reads which), the page stays, the server is told. */
export class ContributionBoundary extends Component<ContributionBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    getRuntime().reportFault(this.props.contribution, error);
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    const isAdmin = getRuntime().getContext().currentUser?.role === 'admin';
    return isAdmin ? <FaultNotice contribution={this.props.contribution} /> : null;
  }
}
