import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

it('types what bundles write and refuses their mistakes', { timeout: 60_000 }, () => {
  const fixture = fileURLToPath(new URL('./browser/bundle.fixture.ts', import.meta.url));
  const program = ts.createProgram([fixture], {
    strict: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    jsx: ts.JsxEmit.ReactJSX,
    types: [],
  });
  const messages = ts
    .getPreEmitDiagnostics(program)
    .map((found) => `${found.start}: ${ts.flattenDiagnosticMessageText(found.messageText, '\n')}`);
  expect(messages).toEqual([]);
});
