import { setTimeout as delay } from 'node:timers/promises';
import { acquireProcessLock } from '../../lib/core/process-lock.mjs';
import { inProject } from './project.mjs';

const LOOK_AGAIN_MS = 200;

/** Installing, generating and building happen one at a time in a checkout; a second command waits, then finds the work done. */
export async function withWorkshopLock(work) {
  let said = false;
  for (;;) {
    const lock = acquireProcessLock(inProject('.nexus', 'workshop.lock'));
    if ('release' in lock) {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    if (!said) console.log(`Waiting for another Nexus command (process ${lock.heldBy}) to finish building …`);
    said = true;
    await delay(LOOK_AGAIN_MS);
  }
}
