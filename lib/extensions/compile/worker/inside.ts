import { realpathSync } from 'node:fs';
import path from 'node:path';

/** Whether a path leads, links followed, into a folder. Both must be real paths otherwise. */
export function isInside(folder: string, file: string): boolean {
  try {
    return isBelow(folder, realpathSync(file));
  } catch {
    return false;
  }
}

export function isBelow(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
