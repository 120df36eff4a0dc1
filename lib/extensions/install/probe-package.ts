import type { Manifest } from '@nexus/sdk/manifest';
import type { Declared } from '../runner/protocol';
import { isRunnerError } from '../runner/runner-error';
import type { RunnerSpec } from '../runner/types';
import { compareDeclared } from './compare-declared';
import { InstallFailure } from './install-failure';

/** Asks a version what it declares, in a runner of its own. */
export type Probe = (spec: RunnerSpec) => Promise<Declared>;

const NOT_AS_DECLARED = ['export_missing', 'definition_invalid'];

/**
 * Step 7: starts the version in a runner that is thrown away, and compares what its definition holds with its manifest.
 * @throws InstallFailure manifest_invalid for another export name and for what is declared and missing; compile_failed
 * when it does not start in time or not at all
 */
export async function probePackage({ manifest, spec, probe }: { manifest: Manifest; spec: RunnerSpec; probe: Probe }): Promise<Declared> {
  const declared = await probe(spec).catch((error: unknown) => {
    throw isRunnerError(error) ? toFailure(error) : error;
  });
  const missing = compareDeclared(manifest, declared);
  if (missing.length > 0) throw new InstallFailure('manifest_invalid', missing.join('\n'));
  return declared;
}

function toFailure({ message, loadFailure, stderr, cause }: { message: string; loadFailure?: string | undefined; stderr?: string | undefined; cause?: unknown }): InstallFailure {
  if (loadFailure !== undefined && NOT_AS_DECLARED.includes(loadFailure)) return new InstallFailure('manifest_invalid', `module: ${message}`, cause);
  const last = stderr?.trim().split('\n').slice(-10).join('\n');
  return new InstallFailure('compile_failed', `The server half does not start. ${message}${last && !message.includes(last) ? `\n${last}` : ''}`, cause);
}
