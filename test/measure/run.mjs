// `npm run measure`: runs all checks over ../shared/corpus, each text against the rest, and writes how often each check
// speaks up into test/measure/counts.json, which docs/checks.md shows. Run `npm run docs` afterwards.
//
//   npm run measure                       every report and seed, 300 laws
//   npm run measure -- --laws 30          fewer laws, to look around: nothing is written
//   npm run measure -- --show style/x     prints what that check finds: nothing is written
//   POLICY_CORPUS=folder npm run measure
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const corpus = process.env.POLICY_CORPUS ?? join(root, '../shared/corpus');
if (!existsSync(corpus)) {
  console.log(`No corpus at ${corpus}: nothing to measure. Name a folder of policy texts in POLICY_CORPUS.`);
  process.exit(0);
}
const out = join(root, '.cache/measure/measure.cjs');
await build({
  absWorkingDir: root,
  entryPoints: ['test/measure/measure.ts'],
  outfile: out,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  external: ['nodejieba'],
  define: { 'import.meta.url': '__filename' },
  logLevel: 'error',
});
const { main } = await import(pathToFileURL(out).href);
await main({
  corpus,
  segmenter: join(root, 'dist'),
  counts: join(root, 'test/measure/counts.json'),
  arguments: process.argv.slice(2),
});
