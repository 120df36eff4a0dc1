import { z } from 'zod';
import { quote } from './issue';
import { plainWords } from './plain-words';
import { didYouMean } from './suggest';
import { parseVisibleWhen, VISIBLE_WHEN_MAX_LENGTH } from './visible-when';

/** Absent and null are the same thing for a field that may be left out. */
export function optional<T extends z.ZodType>(schema: T) {
  return schema
    .nullable()
    .transform((value) => value ?? undefined)
    .optional();
}

/** Like `optional`, with the value that a field has when it is left out. */
export function withDefault<T extends z.ZodType>(
  schema: T,
  fallback: z.core.util.NoUndefined<z.output<T>>,
) {
  return schema
    .default(fallback)
    .nullable()
    .transform((value) => value ?? fallback);
}

interface FieldsOptions {
  /** What to say about a name that is not a field but is met in practice. */
  hints?: Readonly<Record<string, string>>;
  /** What to say about a value that is no object at all. */
  otherwise?: (value: unknown) => string | undefined;
}

function describeUnknownField(key: string, known: readonly string[], hints: FieldsOptions['hints']) {
  const hint = hints && Object.hasOwn(hints, key) ? `: ${hints[key]}` : didYouMean(key, known);
  const dot = hint.startsWith(' ') ? '.' : '';
  return `${quote(key)} is not a known field${dot}${hint}`;
}

/** An object that holds these fields and no others. */
export function fields<T extends z.ZodRawShape>(shape: T, options: FieldsOptions = {}) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code === 'invalid_type') return options.otherwise?.(issue.input);
      if (issue.code !== 'unrecognized_keys') return undefined;
      return issue.keys.map((key) => describeUnknownField(key, known, options.hints)).join('\n');
    },
  });
}

/** One of a fixed set of names; the message lists them. */
export function knownName<const T extends readonly [string, ...string[]]>(
  words: { one: string; many: string },
  names: T,
) {
  const known = `Known ${words.many}: ${names.join(', ')}`;
  return z.enum(names, { error: `{value} is not a known ${words.one}. ${known}` });
}

export function text(max: number) {
  return z.string().max(max);
}

/** A text that people read, so it may not be blank. */
export function label(max = 120) {
  return z.string().max(max).regex(/\S/, 'must not be empty');
}

export function list<T extends z.ZodType>(item: T, max = 100) {
  return z.array(item).max(max);
}

/** `fa-flask` or `fa-solid fa-flask`. */
export function fontAwesomeIcon() {
  return z
    .string()
    .max(80)
    .regex(
      /^fa[a-z]?(-[a-z0-9]+)*( fa(-[a-z0-9]+)+)*$/,
      'must be a Font Awesome class such as fa-flask or fa-solid fa-flask',
    );
}

export function identifier() {
  return z
    .string()
    .max(64)
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9_.:-]*$/,
      'must start with a letter or digit and contain only letters, digits and _ - . :',
    );
}

export function kebabId() {
  return z
    .string()
    .max(64)
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      '{value} must be kebab-case: lowercase letters and digits, joined by hyphens',
    );
}

export function priority(meaning: string) {
  return withDefault(z.int().min(-10_000).max(10_000), 50).describe(meaning);
}

const UNSAFE_KEYS = ['constructor', 'prototype'];

/** A map whose keys the author chooses. */
export function mapOf<T extends z.ZodType>(key: z.ZodString, value: T, max = 100) {
  const safeKey = key.refine((name) => !UNSAFE_KEYS.includes(name), {
    error: '{value} cannot be used as a key',
  });
  // Checked here and not as the key of the record, which would pass over the value of a bad key;
  // `when` because a bad value would otherwise pass over the keys.
  return z
    .record(z.string(), value)
    .superRefine(
      (map, context) => {
        const names = Object.keys(map);
        if (names.length > max) {
          context.addIssue({ code: 'custom', message: `must have at most ${max} entries` });
        }
        for (const name of names) {
          const issues = safeKey.safeParse(name, { error: plainWords }).error?.issues ?? [];
          if (issues.length === 0) continue;
          context.addIssue({ code: 'invalid_key', origin: 'record', issues, path: [name] });
        }
      },
      { when: ({ value: map }) => typeof map === 'object' && map !== null && !Array.isArray(map) },
    )
    .meta({ propertyNames: z.toJSONSchema(key, { target: 'draft-7' }) });
}

export function visibleWhen() {
  return z
    .string()
    .max(VISIBLE_WHEN_MAX_LENGTH)
    .superRefine((expression, context) => {
      const result = parseVisibleWhen(expression);
      if (!result.ok) context.addIssue({ code: 'custom', message: `cannot be read: ${result.message}` });
    });
}
