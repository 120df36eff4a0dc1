import { z } from 'zod';

/** What the compiler is told, on its standard input. Paths are absolute and real. */
export const jobSchema = z.object({
  packageDir: z.string(),
  /** The file that the package begins with, relative to it. */
  entry: z.string(),
  outFile: z.string(),
  sdkDir: z.string(),
  /** Milliseconds after which it ends by itself: the forum that waits for it may have died. */
  timeLimit: z.number(),
});
export type CompileJob = z.output<typeof jobSchema>;

/** What it answers, on its standard output. */
export const outcomeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), digest: z.string() }),
  z.object({
    ok: z.literal(false),
    problems: z.array(
      z.object({
        file: z.string().optional(),
        line: z.number().optional(),
        column: z.number().optional(),
        text: z.string(),
        excerpt: z.string().optional(),
      }),
    ),
  }),
]);
export type CompileOutcome = z.output<typeof outcomeSchema>;
