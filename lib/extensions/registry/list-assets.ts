import type { PackageFile } from '../package/digest-package';
import { assetType } from '../package/asset-types';

const PUBLIC_FOLDER = 'priv/static/';

export interface AssetRecord {
  /** Relative to priv/static. */
  path: string;
  sha256: string;
  type: string;
  bytes: number;
}

/** The files of a package that may be served. */
export function listAssets(files: readonly PackageFile[]): AssetRecord[] {
  return files
    .filter((file) => file.path.startsWith(PUBLIC_FOLDER))
    .map((file) => ({ path: file.path.slice(PUBLIC_FOLDER.length), sha256: file.sha256, type: assetType(file.path), bytes: file.bytes }));
}
