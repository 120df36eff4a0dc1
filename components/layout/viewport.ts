import type { Viewport } from 'next';

/** Re-export as `viewport` from each root layout: the browser's own bars take the colour of the page. */
export const siteViewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfbfc' },
    { media: '(prefers-color-scheme: dark)', color: '#0e0f11' },
  ],
};
