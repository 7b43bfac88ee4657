// `npm run wording`: measures wording/differs on held-out reports and writes docs/wording.md. Needs ../shared/corpus.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const out = join(root, '.cache/wording/report.cjs');
await build({
  absWorkingDir: root,
  entryPoints: ['test/wording/report.ts'],
  outfile: out,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  external: ['nodejieba'],
  // The bundle stands for the source file: paths beside it stay what they are.
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'test/wording/report.ts')).href) },
  logLevel: 'error',
});
const { writeReport } = await import(pathToFileURL(out).href);
writeReport(join(root, 'docs'));
