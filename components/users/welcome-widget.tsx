import { RightWidget } from '@/components/layout/right-widget';
import { ButtonLink } from '@/components/ui/button-link';
import type { Viewer } from '@/lib/auth/viewer';

/** What a guest sees beside the feed: what this is, and the way in. */
export function WelcomeWidget({ viewer, siteName }: { viewer: Viewer | null; siteName: string }) {
  if (viewer) return null;
  return (
    <RightWidget label={`Welcome to ${siteName}`}>
      <p className="mb-3 text-14 text-t3">Read as long as you like. With an account you can write and reply.</p>
      <div className="flex gap-2">
        <ButtonLink href="/register" variant="primary" size="small">Make an account</ButtonLink>
        <ButtonLink href="/login" size="small">Log in</ButtonLink>
      </div>
    </RightWidget>
  );
}
