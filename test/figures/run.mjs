// `npm run figures`: measures the figure checks on reports, seeds and laws and writes docs/figures.md. Needs ../shared/corpus.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const out = join(root, '.cache/figures/report.cjs');
await build({
  absWorkingDir: root,
  entryPoints: ['test/figures/report.ts'],
  outfile: out,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  external: ['nodejieba'],
  // The bundle stands for the source file: paths beside it stay what they are.
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'test/figures/report.ts')).href) },
  logLevel: 'error',
});
const { writeReport } = await import(pathToFileURL(out).href);
writeReport(join(root, 'docs'));
