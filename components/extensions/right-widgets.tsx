'use client';

import { usePathname } from 'next/navigation';
import { pageFromPath } from '@/lib/extensions/browser/page-ref';
import { getRuntime } from '@/lib/extensions/browser/runtime';
import { isWidgetScope, widgetAppearsOn } from '@/lib/extensions/browser/widget-scope';
import { ContributionView, contributionKey } from './contribution-view';
import { useContributions } from './use-contributions';

export interface RightWidgetsProps {
  /** `{id}` on a post, `{username}` on a profile, else nothing. */
  pageProps?: Record<string, unknown>;
}

const noProps = {};

/** The widgets of extensions in the right column, where their scope puts them. */
export function RightWidgets({ pageProps = noProps }: RightWidgetsProps) {
  const page = pageFromPath(usePathname());
  const widgets = useContributions('right_widget').filter(({ slug, attributes: { scope } }) => widgetAppearsOn({ slug, scope: isWidgetScope(scope) ? scope : 'extension', page }));
  const { navigate, getContext } = getRuntime();
  return widgets.map((contribution) => (
    <div key={contributionKey(contribution)} className="extension-widget" data-widget={contribution.key} data-extension={contribution.slug}>
      <ContributionView contribution={contribution} given={{ currentUser: getContext().currentUser, pageProps, navigate }} />
    </div>
  ));
}
