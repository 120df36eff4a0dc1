'use client';

import { useEffect, useState } from 'react';

/** The server's clock, once a second while something goes on. @param renderedAt milliseconds: what it was when the page was made */
export function useSeconds(isGoing: boolean, renderedAt: number): number {
  const [now, setNow] = useState(renderedAt);
  useEffect(() => {
    if (!isGoing) return;
    // The browser's own may be minutes off; only what passes on it counts.
    const ahead = Date.now() - renderedAt;
    const timer = setInterval(() => setNow(Date.now() - ahead), 1000);
    return () => clearInterval(timer);
  }, [isGoing, renderedAt]);
  return now;
}
