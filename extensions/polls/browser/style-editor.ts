/** Where polls are written. */
export const editorStyle = `
.polls-dialog { width: min(520px, calc(100vw - 32px)); max-height: min(760px, calc(100dvh - 64px)); margin: auto; padding: 0; overflow: hidden; border: 1px solid var(--b2); border-radius: 10px; background: var(--s1); color: var(--t1); box-shadow: 0 16px 48px rgb(0 0 0 / 0.25); }
.polls-dialog[open] { animation: polls-rise 160ms ease-out; }
.polls-dialog::backdrop { background: rgb(0 0 0 / 0.45); }
.polls-editor { display: flex; flex-direction: column; max-height: inherit; }
.polls-editor-head { display: flex; align-items: center; justify-content: space-between; gap: 16px; padding: 16px 16px 8px 24px; }
.polls-editor-head h2 { margin: 0; font-size: 18px; font-weight: 600; line-height: 26px; letter-spacing: -0.011em; }
.polls-editor-body { display: flex; flex-direction: column; gap: 20px; overflow-y: auto; padding: 8px 24px 24px; overscroll-behavior: contain; }
.polls-editor-body .fg + .fg, .polls-editor-body .fg { margin: 0; }
.polls-editor-failure { padding: 0 24px 12px; }
.polls-editor-foot { display: flex; justify-content: flex-end; gap: 8px; padding: 12px 24px; border-top: 1px solid var(--b1); background: var(--bg); }
.polls-group { display: flex; flex-direction: column; gap: 8px; min-width: 0; }
.polls-group > legend { margin-bottom: 8px; }
.polls-optional { color: var(--t4); font-weight: 400; }
.polls-hint { display: block; margin: 0; color: var(--t4); font-size: 13px; font-weight: 400; line-height: 18px; }
.polls-editor .polls-problem { margin: 0; }
.polls-edit-options { display: flex; flex-direction: column; gap: 8px; margin: 0; padding: 0; list-style: none; }
.polls-edit-option { display: flex; flex-direction: column; gap: 4px; }
.polls-edit-row { display: flex; align-items: center; gap: 2px; }
.polls-edit-row .fi { flex: 1; min-width: 0; margin-inline-end: 4px; }
.polls-edit-row [aria-disabled="true"] { opacity: 0.4; cursor: default; }
.polls-add { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; }
.polls-add .btn-ghost { min-height: 32px; padding: 5px 10px; font-size: 13px; }
.polls-radio { display: flex; align-items: flex-start; gap: 10px; width: fit-content; cursor: pointer; line-height: 20px; }
.polls-radio input { flex: none; width: 16px; height: 16px; margin: 2px 0; accent-color: var(--ac); }
.polls-most { display: flex; align-items: center; gap: 10px; margin-inline-start: 26px; }
.polls-most .fi { width: auto; }
.polls-when { max-width: 260px; }

.polls-preview-options { display: flex; flex-direction: column; gap: 4px; margin: 0 0 12px; padding-inline-start: 18px; list-style: disc; color: var(--t2); overflow-wrap: anywhere; }
.polls-preview .polls-hint { margin-bottom: 12px; }

@keyframes polls-rise { from { opacity: 0; transform: translateY(8px); } }
@media (pointer: coarse) {
  .polls-radio { min-height: 40px; padding-block: 10px; }
  .polls-add .btn-ghost { min-height: 40px; }
  .polls-add .polls-keys { display: none; }
}
@media (max-width: 599.98px) {
  .polls-dialog { width: 100%; max-width: 100%; max-height: 92dvh; margin: auto 0 0; border-width: 1px 0 0; border-radius: 16px 16px 0 0; padding-bottom: env(safe-area-inset-bottom); }
  .polls-editor-head, .polls-editor-body, .polls-editor-foot { padding-inline: 16px; }
  .polls-editor-foot > * { flex: 1; }
}
@media (prefers-reduced-motion: reduce) {
  .polls-dialog[open] { animation: none; }
}
`;
