import type { ReactNode } from 'react';
import { preload } from 'react-dom';
import { Toaster } from '@/components/ui/toast';
import { ThemeScript } from './theme-script';

// The same file as in the stylesheet: the bundler names it by its content.
const interLatin = new URL('../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', import.meta.url).href;

export interface DocumentProps {
  /** Of the response's content security policy. */
  nonce?: string;
  children: ReactNode;
}

/** The html and body of every root layout: theme before paint, fonts, icons, the place for toasts. */
export function Document({ nonce, children }: DocumentProps) {
  preload(interLatin, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  return (
    // The theme script writes data-theme before React sees the element.
    <html lang="en" suppressHydrationWarning>
      <head>
        <ThemeScript nonce={nonce} />
        <link rel="icon" href="/favicon.ico" sizes="32x32" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="manifest" href="/site.webmanifest" />
      </head>
      <body>
        {children}
        <Toaster />
      </body>
    </html>
  );
}
