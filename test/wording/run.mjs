// `npm run wording`: measures wording/differs on held-out reports and writes docs/wording.md; `npm run wording:fit` fits
// the weights of its evidence first. Both need ../shared/corpus.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const fits = process.argv.includes('--fit');
const entry = fits ? 'fit' : 'report';
const out = join(root, `.cache/wording/${entry}.cjs`);
await build({
  absWorkingDir: root,
  entryPoints: [`test/wording/${entry}.ts`],
  outfile: out,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  external: ['nodejieba'],
  // The bundle stands for the source file: paths beside it stay what they are.
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, `test/wording/${entry}.ts`)).href) },
  logLevel: 'error',
});
const { writeReport, writeWeights } = await import(pathToFileURL(out).href);
if (fits) writeWeights(join(root, 'server/src/corpus/wording-weights.ts'));
else writeReport(join(root, 'docs'));
