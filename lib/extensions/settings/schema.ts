import { z } from 'zod';
import type { Json } from '../runner/json';
import { slugSchema } from '../schema';
import { isPlainObject } from './plain-object';

const MAX_KEYS = 200;

/** Values by key: any JSON, which each field's own rule judges later. A Map, since the keys are whatever somebody wrote. */
export const changesSchema = z
  .custom<Record<string, Json>>((value) => isPlainObject(value) && Object.keys(value).length <= MAX_KEYS, `must be an object of at most ${MAX_KEYS} settings by key`)
  .transform((values) => new Map(Object.entries(values)));

export const saveSettingsSchema = z.object({ slug: slugSchema, settings: changesSchema });
