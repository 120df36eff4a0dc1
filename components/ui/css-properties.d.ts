import 'react';

declare module 'react' {
  /** Custom properties in style objects. */
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}
