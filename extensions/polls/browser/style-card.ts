/**
 * Under a post. The boxes are the forum's own classes (panel, rw-label, panel-title, fg, toggle-row), since the first HTML
 * has no others: nothing here may change how high one of them is.
 */
export const cardStyle = `
.polls-card { position: relative; isolation: isolate; }
.polls-card .panel-title { text-wrap: pretty; overflow-wrap: anywhere; }
.polls-card .rw-label { padding-inline-end: 72px; }
.polls-form:focus { outline: none; }
.polls-ballot { min-width: 0; }
.polls-row { display: flex; flex-direction: column; gap: 6px; }
.polls-choice { position: relative; cursor: pointer; }
.polls-choice::before { content: ""; position: absolute; inset: -8px; z-index: -1; border-radius: 6px; transition: background-color 120ms ease-out; }
.polls-choice:hover::before { background: var(--s2); }
.polls-choice:has(:disabled) { cursor: default; color: var(--t4); }
.polls-choice:has(:disabled):hover::before { background: none; }
.polls-line { display: flex; gap: 10px; line-height: 20px; overflow-wrap: anywhere; }
.polls-mark { display: grid; flex: none; width: 16px; height: 20px; place-items: center; }
.polls-mark input { width: 16px; height: 16px; margin: 0; accent-color: var(--ac); cursor: inherit; }
.polls-own { color: var(--ac-text); }
.polls-label { flex: 1; min-width: 0; }
[data-mine] .polls-label { font-weight: 500; }
.polls-count { flex: none; color: var(--t4); font-size: 13px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.polls-count strong { color: var(--t1); font-weight: 600; }

.polls-bar, .polls-card progress { display: block; width: 100%; height: 8px; margin-block: 3px; overflow: hidden; border: 0; border-radius: 4px; background: var(--s3); }
.polls-bar > span { display: block; height: 100%; border-radius: 4px; background: color-mix(in oklab, var(--ac) 50%, var(--s3)); transition: transform 180ms ease-out; }
[data-mine] .polls-bar > span { background: var(--ac); }
.polls-card progress { appearance: none; }
.polls-card progress::-webkit-progress-bar { background: var(--s3); }
.polls-card progress::-webkit-progress-value { border-radius: 4px; background: color-mix(in oklab, var(--ac) 50%, var(--s3)); }
.polls-card progress::-moz-progress-bar { border-radius: 4px; background: color-mix(in oklab, var(--ac) 50%, var(--s3)); }

.polls-foot { flex-wrap: wrap; row-gap: 8px; }
.polls-foot > p { flex: 1; min-width: 130px; margin: 0; color: var(--t4); font-size: 13px; line-height: 20px; font-variant-numeric: tabular-nums; }
.polls-state > span + span::before { content: " · "; }
.polls-acts { display: flex; flex-wrap: wrap; gap: 8px; }
.polls-card [aria-busy="true"], .polls-editor [aria-busy="true"] { cursor: progress; opacity: 0.7; }
.polls-problem { margin: 8px 0 0; color: var(--red); font-size: 13px; line-height: 18px; }
.polls-tools { position: absolute; inset-block-start: 8px; inset-inline-end: 8px; display: flex; gap: 2px; }
.polls-ask { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 16px; margin-bottom: 16px; padding: 12px; border-radius: 6px; background: var(--s2); }
.polls-tools [aria-disabled="true"] { opacity: 0.45; cursor: help; }
p.polls-ask { margin: 0 0 16px; color: var(--t2); font-size: 13px; line-height: 20px; }
.polls-ask p { flex: 1 1 220px; margin: 0; }

.polls-voters > summary { width: fit-content; color: var(--t3); font-size: 13px; line-height: 20px; cursor: pointer; border-radius: 4px; }
.polls-voters > summary:hover { color: var(--t1); }
.polls-voters > p { margin: 8px 0 0; color: var(--t3); font-size: 13px; line-height: 20px; }
.polls-voters-of { margin: 12px 0 6px; color: var(--t1); font-size: 13px; font-weight: 500; line-height: 20px; overflow-wrap: anywhere; }
.polls-people { display: flex; flex-wrap: wrap; gap: 6px 14px; margin: 0; padding: 0; list-style: none; font-size: 13px; line-height: 20px; }
.polls-people a { display: inline-flex; align-items: center; gap: 6px; color: var(--t2); text-decoration: none; }
.polls-people a:hover { color: var(--t1); text-decoration: underline; text-underline-offset: 0.18em; }
.polls-people button, .polls-failed button { padding: 0; border: 0; background: none; color: var(--ac-text); font: inherit; text-decoration: underline; text-underline-offset: 0.18em; cursor: pointer; }
.polls-failed { margin: 0; color: var(--t3); font-size: 13px; line-height: 20px; }
.polls-unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

@media (max-width: 599.98px) {
  .polls-foot .polls-acts:has(> :nth-child(2)) { flex: 1 1 100%; }
  .polls-foot .polls-acts:has(> :nth-child(2)) > * { flex: 1; }
}
@media (pointer: coarse) {
  .polls-card .rw-label { padding-inline-end: 88px; }
  .polls-people a { min-height: 40px; }
}
@media (prefers-reduced-motion: reduce) {
  .polls-bar > span, .polls-choice::before { transition: none; }
}
`;
