import { z } from 'zod';

const line = z.int().positive();
/** A thing that was found, and the first line it stands on. */
const found = z.array(z.tuple([z.string(), line]));

/** What a text contains; names of functions, relations and types are JSON arrays of their parts. */
export const factsSchema = z.object({
  statements: z.array(z.object({ kind: z.string(), line, text: z.string() })),
  /** Kinds of nodes of PostgreSQL's parse tree: `SelectStmt`, `FuncCall` … */
  nodes: found,
  /** `SelectStmt.targetList`; for telling ones with the value, `DropStmt.removeType=OBJECT_TABLE`. */
  fields: found,
  functions: found,
  /** What stands after a dot: `b` of `a.b` and `(a).b`. */
  attributes: found,
  /** What nextval, currval and setval are given: the text; empty when it is anything but a text that stands there. */
  sequences: found,
  relations: found,
  types: found,
});
export type Facts = z.output<typeof factsSchema>;

/** What the parser's thread answers. */
export const parseAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), facts: factsSchema }),
  /** `broken`: the parser itself failed and must not be used again. */
  z.object({ ok: z.literal(false), broken: z.boolean(), message: z.string(), line }),
]);
