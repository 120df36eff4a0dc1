// Named one by one: as a namespace of everything, zod brings fifty languages along and doubles what a runner needs to start.
export {
  NEVER, ZodError, ZodType, any, array, base64, bigint, boolean, check, codec, coerce, custom, date, discriminatedUnion,
  email, emoji, enum, flattenError, float32, float64, formatError, guid, hex, hostname, httpUrl, instanceof, int, int32,
  intersection, ipv4, ipv6, iso, json, keyof, lazy, literal, looseObject, map, nan, nativeEnum, never, null, nullable, nullish,
  number, object, optional, partialRecord, pipe, preprocess, prefault, prettifyError, readonly, record, refine, regexes, set,
  strictObject, string, stringbool, superRefine, symbol, templateLiteral, transform, treeifyError, tuple, uint32, ulid, undefined,
  union, unknown, url, uuid, void, xor,
} from 'zod';
export type {
  ZodArray, ZodBoolean, ZodDate, ZodDiscriminatedUnion, ZodEnum, ZodLiteral, ZodNullable, ZodNumber, ZodObject, ZodOptional,
  ZodRawShape, ZodRecord, ZodString, ZodTuple, ZodTypeAny, ZodUnion, infer, input, output,
} from 'zod';
