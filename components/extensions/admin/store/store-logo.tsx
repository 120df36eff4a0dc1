/** The logo of an extension, in a place of fixed size; its first letter lies under it, and shows when there is none or it does not load. */
export function StoreLogo({ name, url }: { name: string; url: string | null }) {
  // The content policy lets pictures in over https alone.
  const isShown = url?.startsWith('https://');
  return (
    <span className="store-logo" data-letter={[...name][0]?.toUpperCase() ?? '?'} aria-hidden="true">
      {isShown && <img src={url ?? undefined} alt="" width={40} height={40} loading="lazy" decoding="async" referrerPolicy="no-referrer" />}
    </span>
  );
}
