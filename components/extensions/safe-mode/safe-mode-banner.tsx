import { Icon } from '@/components/ui/icon';
import type { Viewer } from '@/lib/auth/viewer';
import { leaveSafeModeAction } from '@/lib/extensions/safe-mode/actions';

/** Over every page of a browser in which an admin has extensions hidden. */
export function SafeModeBanner({ viewer }: { viewer: Viewer | null }) {
  if (!viewer?.hidesExtensions) return null;
  return (
    <aside className="safe-mode-banner" aria-label="Safe mode">
      <Icon name="shield" size={16} />
      <span>Safe mode: extensions are hidden in this browser.</span>
      <form action={leaveSafeModeAction}><button type="submit" className="safe-mode-leave">Leave</button></form>
    </aside>
  );
}
