import { buildOutline } from './build-outline';
import { goToHeading } from './go-to-heading';
import { Icon } from './icon';
import { OutlineList } from './outline-list';
import { closeOverlay, useIsOverlayOpen } from './overlay-store';
import { Style } from './style';
import { useCurrentHeading } from './use-current-heading';
import { useHeadings } from './use-headings';

const { useEffect, useMemo, useRef } = window.React;

/** The outline as a dialog, opened from the post's menu: the way to it on a phone. */
export function Overlay({ postId }: { postId: number }) {
  const isOpen = useIsOverlayOpen(postId);
  // Whatever takes the component away also ends the overlay: switching the extension off, another page.
  useEffect(() => closeOverlay, [postId]);
  return isOpen ? window.ReactDOM.createPortal(<OverlayDialog postId={postId} />, document.body) : null;
}

function OverlayDialog({ postId }: { postId: number }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const headings = useHeadings(postId);
  const current = useCurrentHeading(headings);
  const nodes = useMemo(() => buildOutline(headings), [headings]);
  const chosen = useRef<string>(undefined);

  useEffect(() => dialog.current?.showModal(), []);

  const close = () => {
    closeOverlay();
    if (chosen.current) goToHeading(chosen.current);
    else focusMenuButton(postId);
  };
  const choose = (id: string) => {
    chosen.current = id;
    dialog.current?.close();
  };

  return (
    <dialog
      ref={dialog}
      className="toc-dialog"
      aria-labelledby="toc-dialog-label"
      onClose={close}
      // The dialog's box has no padding: a press on the element itself is one on the backdrop.
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
    >
      <Style />
      <div className="toc-dialog-box">
        <div className="toc-dialog-head">
          <h2 id="toc-dialog-label">Table of contents</h2>
          <button type="button" className="icon-btn" aria-label="Close" onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </button>
        </div>
        <nav className="toc-scroll" aria-labelledby="toc-dialog-label">
          <OutlineList nodes={nodes} current={current} onChoose={choose} />
        </nav>
      </div>
    </dialog>
  );
}

/** The menu entry that opened the overlay is gone by now; its button is where the keyboard goes on. */
function focusMenuButton(postId: number): void {
  document.querySelector<HTMLElement>(`[data-post-id="${postId}"] [aria-haspopup="menu"]`)?.focus();
}
