import { currentBuild, holdBuild, isComplete, makeBuild } from './build.mjs';
import { generateClient, isGenerated } from './generate.mjs';
import { installPackages, isInstalled } from './install.mjs';
import { withWorkshopLock } from './lock.mjs';

/** Packages and the database client, installed and generated when they do not match. */
export async function preparePackages() {
  if (isInstalled() && isGenerated()) return;
  await withWorkshopLock(async () => {
    if (!isInstalled()) await installPackages();
    if (!isGenerated()) await generateClient();
  });
}

/** The build of the sources that are here, made when there is none, and held until this process ends. */
export async function prepareBuild() {
  await preparePackages();
  for (;;) {
    const build = currentBuild();
    if (holdBuild(build)) return build;
    await withWorkshopLock(async () => {
      if (!isComplete(build)) await makeBuild(build);
    });
  }
}
