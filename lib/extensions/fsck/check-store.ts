import { isBeingInstalled } from '../install/install-lock';
import { listUnowned } from '../install/list-unowned';
import { STAGING_PREFIX } from '../package/store-package';
import type { Problem } from './problem';

/** Folders in the store that belong to no version, and what an install left while it was staging. */
export async function checkStore(store: string): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { slug, name } of await listUnowned(store)) {
    if (await isBeingInstalled(slug)) continue;
    const subject = `${slug}/${name}`;
    if (name.startsWith(STAGING_PREFIX)) problems.push({ kind: 'staging_left_over', subject, message: `An install of ${slug} left ${subject} in the store of extensions. Starting the forum again removes it.` });
    else problems.push({ kind: 'folder_without_version', subject, message: `${subject} in the store of extensions belongs to no version. Starting the forum again removes it.` });
  }
  return problems;
}
