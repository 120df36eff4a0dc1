'use client';

import { useEffect } from 'react';
import { liveClient } from './live-client';

/** Tells the live stream who this page was rendered for. */
export function LiveViewer({ viewerId }: { viewerId: number | null }) {
  useEffect(() => liveClient().setViewer(viewerId), [viewerId]);
  return null;
}
