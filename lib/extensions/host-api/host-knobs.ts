import { findSupervisor } from '../runner/get-supervisor';
import { withOverrides, type Knobs } from '../runner/knobs';

/** The limits as the supervisor has them; the defaults where none runs. */
export const hostKnobs = (): Knobs => findSupervisor()?.knobs() ?? withOverrides();
