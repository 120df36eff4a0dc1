'use client';

import { useLayoutEffect } from 'react';
import { liveClient } from './live-client';

/** Tells the live stream who this page was rendered for and when, so that nothing between then and the stream is missed. */
export function LiveViewer({ viewerId, renderedAt }: { viewerId: number | null; renderedAt: number }) {
  useLayoutEffect(() => liveClient().setPage({ viewerId, renderedAt }), [viewerId, renderedAt]);
  return null;
}
