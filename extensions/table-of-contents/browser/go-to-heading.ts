/** Scrolls to a heading, gives the page its address and puts the focus there, so that reading and tabbing go on from it. */
export function goToHeading(id: string): void {
  const element = document.getElementById(id);
  if (!element) return;
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ behavior: isCalm ? 'auto' : 'smooth', block: 'start' });
  // The router's own state stays in the entry.
  window.history.replaceState(window.history.state, '', `#${encodeURIComponent(id)}`);
}
