import path from 'node:path';
import ts from 'typescript';

/** What the compiler says about a project, a line each: `server/index.ts:3: …`. @param files given instead of those on disk */
export function listTypeErrors({ project, files = {} }: { project: string; files?: Readonly<Record<string, string>> }): string[] {
  const folder = path.dirname(project);
  const config = ts.parseJsonConfigFileContent(ts.readConfigFile(project, ts.sys.readFile).config, ts.sys, folder);
  const host = ts.createCompilerHost(config.options);
  const { readFile, fileExists } = host;
  host.readFile = (file) => files[file] ?? readFile.call(host, file);
  host.fileExists = (file) => Object.hasOwn(files, file) || fileExists.call(host, file);
  const names = Object.keys(files);
  const program = ts.createProgram({ rootNames: names.length > 0 ? names : config.fileNames, options: config.options, host });
  return [...config.errors, ...ts.getPreEmitDiagnostics(program)].map(({ file, start, messageText }) => {
    const place = file && start !== undefined ? `${path.relative(folder, file.fileName)}:${file.getLineAndCharacterOfPosition(start).line + 1}: ` : '';
    return place + ts.flattenDiagnosticMessageText(messageText, '\n');
  });
}
