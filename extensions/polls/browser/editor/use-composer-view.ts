import { MOST_OPTIONS } from '../../common/check-poll';
import type { ComposerView } from '../../common/poll';
import { api } from '../api';

const { useEffect, useState } = window.React;

/** Until it is known, and when it cannot be: nothing is forbidden, the server decides anyway. */
const unknown: ComposerView = { can_create: true, max_options: MOST_OPTIONS, suggest_secret: false };

let asked: Promise<ComposerView> | undefined;

/** What this person may put into a poll; asked once a page. */
export function useComposerView(): ComposerView {
  const [view, setView] = useState(unknown);
  useEffect(() => {
    let isCurrent = true;
    asked ??= api.composer();
    asked.then(
      (found) => isCurrent && setView(found),
      () => {
        asked = undefined;
      },
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return view;
}
