import type { z } from 'zod';
import type { Capability } from '@nexus/sdk/manifest';
import type { Viewer } from '@/lib/auth/viewer';
import type { Json } from '../runner/json';
import type { KnobName } from '../runner/knobs';

/** One use of `nexus` by an extension, as the forum knows it: nothing here comes from the extension itself. */
export interface HostCall {
  slug: string;
  /** For whom the extension is answering; null for guests, in jobs and in events. */
  viewer: Viewer | null;
  /** How many events lie between this and what a person did. */
  depth: number;
  correlationId: string;
  /** What its manifest asks for. */
  capabilities: readonly string[];
  /** Aborted when the call this belongs to has ended. */
  signal: AbortSignal;
  /** Made outside of any call, or when the call it belongs to had ended. */
  isBackground?: boolean;
}

/** One member of `nexus` on the forum's side. */
export interface HostMember<Args extends z.ZodType = z.ZodType> {
  /** A tuple: the arguments in their order. */
  args: Args;
  /** What the manifest has to ask for; without one the member is open to every extension. */
  capability?: Capability;
  /** The knob that says how often a second one extension may use it; all calls together are limited in any case. */
  rate?: KnobName;
  /** It waits for connections of the extension itself, not for the forum's: then it takes nobody's place. */
  hasOwnConnections?: true;
  run(call: HostCall, args: z.output<Args>): Promise<Json>;
}
