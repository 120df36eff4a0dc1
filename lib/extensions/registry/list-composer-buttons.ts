import type { Viewer } from '@/lib/auth/viewer';
import { pageFromPath } from '../browser/page-ref';
import { listToolbarButtons, type ComposerContext, type ToolbarButton } from '../browser/toolbar-buttons';
import { listPageBundles } from './list-page-bundles';

/** The buttons that extensions add to the composer of a page, for its first HTML. */
export async function listComposerButtons({ path, viewer, context }: { path: string; viewer: Viewer | null; context: ComposerContext }): Promise<ToolbarButton[]> {
  return listToolbarButtons(await listPageBundles({ page: pageFromPath(path), viewer }), context);
}
