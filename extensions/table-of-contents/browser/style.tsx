const css = `
[data-post-id] .md-body :is(h1, h2, h3, h4, h5, h6) { scroll-margin-top: 16px; }
[data-post-id] .md-body :is(h1, h2, h3, h4, h5, h6):focus { outline: none; }
/* Beside the text it stays in view; under it, on narrow screens, the overlay does its work better. */
.toc { position: sticky; inset-block-start: 80px; z-index: 1; background: var(--bg); }
@media (max-width: 1179.98px) { .toc { display: none; } }
.toc-scroll { position: relative; max-height: calc(100dvh - 200px); overflow-y: auto; overscroll-behavior: contain; scrollbar-width: thin; }
.toc-list { margin: 0; padding: 0; list-style: none; }
.toc-scroll > .toc-list { border-inline-start: 1px solid var(--b2); }
.toc-list .toc-list .toc-link { padding-inline-start: 28px; }
.toc-list .toc-list .toc-list .toc-link { padding-inline-start: 40px; }
.toc-list .toc-list .toc-list .toc-list .toc-link { padding-inline-start: 52px; }
.toc-link {
  display: block;
  margin-inline-start: -1px;
  padding: 4px 8px 4px 16px;
  border-inline-start: 2px solid transparent;
  border-radius: 0 6px 6px 0;
  color: var(--t4);
  font-size: 13px;
  line-height: 20px;
  text-decoration: none;
  overflow-wrap: anywhere;
  transition: color 120ms ease-out, border-color 120ms ease-out;
}
.toc-link:hover { background: var(--s2); color: var(--t1); }
.toc-link:focus-visible { outline: 2px solid var(--ac); outline-offset: -2px; }
.toc-link[aria-current] { border-color: var(--ac); color: var(--t1); font-weight: 500; }
.toc-reading { display: flex; align-items: center; gap: 8px; margin: 16px 0 0; color: var(--t4); font-size: 13px; line-height: 20px; font-variant-numeric: tabular-nums; }
.toc-words::before { content: "·"; margin-inline-end: 8px; }
.toc-dialog {
  width: min(440px, calc(100vw - 32px));
  max-height: min(640px, calc(100dvh - 64px));
  margin: auto;
  padding: 0;
  overflow: hidden;
  border: 1px solid var(--b2);
  border-radius: 10px;
  background: var(--s1);
  color: var(--t1);
  box-shadow: 0 16px 48px rgb(0 0 0 / 0.25);
}
.toc-dialog[open] { animation: toc-rise 160ms ease-out; }
.toc-dialog::backdrop { background: rgb(0 0 0 / 0.45); }
.toc-dialog-box { display: flex; flex-direction: column; max-height: inherit; padding: 16px; }
.toc-dialog-head { display: flex; align-items: center; justify-content: space-between; gap: 16px; margin-bottom: 12px; }
.toc-dialog-head h2 { margin: 0; font-size: 16px; font-weight: 600; line-height: 24px; }
.toc-dialog .toc-scroll { max-height: none; min-height: 0; }
.toc-dialog .toc-link { padding-block: 10px; font-size: 14px; }
@keyframes toc-rise { from { opacity: 0; transform: translateY(8px); } }
@media (max-width: 599.98px) {
  .toc-dialog { width: 100%; max-width: 100%; max-height: 80dvh; margin: auto 0 0; border-width: 1px 0 0; border-radius: 16px 16px 0 0; padding-bottom: env(safe-area-inset-bottom); }
}
@media (prefers-reduced-motion: reduce) {
  .toc-dialog[open] { animation: none; }
  .toc-link { transition: none; }
}
`;

/** Beside the markup that needs it; React keeps one copy in the head, whoever asks for it. */
export function Style() {
  return <style href="table-of-contents" precedence="default">{css}</style>;
}
