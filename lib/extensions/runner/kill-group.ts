import { hasErrorCode } from '@/lib/core/has-error-code';

/** Kills a runner at once with everything in its process group; it leads one of its own. */
export function killGroup(pid: number): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL');
    } catch (error) {
      // It has gone already.
      if (!hasErrorCode(error, 'ESRCH')) throw error;
    }
  }
}
