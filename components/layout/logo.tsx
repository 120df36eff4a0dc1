import { PageLink } from '@/components/ui/page-link';

export interface LogoProps {
  siteName: string;
  /** On narrow screens only the mark stays. */
  collapses?: boolean;
}

/** The mark and the forum's name; leads home. */
export function Logo({ siteName, collapses }: LogoProps) {
  return (
    <PageLink href="/" className="logo">
      <LogoMark />
      <span className={collapses ? 'logo-name logo-name-collapses' : 'logo-name'}>{siteName}</span>
    </PageLink>
  );
}

/** The mark alone: an N whose corners are joints. */
export function LogoMark({ size = 26 }: { size?: number }) {
  return (
    <svg className="logo-mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="9" fill="var(--ac)" />
      <g fill="none" stroke="var(--ac-on)" strokeWidth="2.5" strokeLinecap="round">
        <path d="M10.5 22V10l11 12V10" strokeLinejoin="round" />
      </g>
      <g fill="var(--ac-on)">
        <circle cx="10.5" cy="22" r="2.75" />
        <circle cx="21.5" cy="10" r="2.75" />
      </g>
    </svg>
  );
}
