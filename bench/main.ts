import { benchRunner } from './runner';

const benches: Record<string, () => Promise<void>> = { runner: benchRunner };

const [name = ''] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench) await bench();
else {
  process.stdout.write(`npm run bench -- ${Object.keys(benches).join(' | ')}\n`);
  process.exitCode = 1;
}
