import type { JsonObject } from '@/lib/events/types';
import type { Json } from '../runner/json';

/** The same value as a runner gets it: what JSON leaves out is left out. */
export const toJson = (value: JsonObject): Json => JSON.parse(JSON.stringify(value));
