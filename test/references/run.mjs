// `npm run references`: measures the checks of references on laws that are kept back and writes docs/references.md; with
// `-- --list` also prints what was missed and every alarm. Needs ../shared/corpus/laws.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
if (!existsSync(join(root, '../shared/corpus/laws'))) {
  console.log('No laws at ../shared/corpus/laws: nothing to measure.');
  process.exit(0);
}
const out = join(root, '.cache/references/report.cjs');
await build({
  absWorkingDir: root,
  entryPoints: ['test/references/report.ts'],
  outfile: out,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  // The bundle stands for the source file: paths beside it stay what they are.
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'test/references/report.ts')).href) },
  logLevel: 'error',
});
const { writeReport } = await import(pathToFileURL(out).href);
writeReport(join(root, 'docs'), process.argv.includes('--list'));
