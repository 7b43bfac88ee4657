// `npm run bench`: bundles the benchmarks and runs them. Numbers are ratios of things measured side by side in one run, so
// that they hold on any machine; what a ratio is held against stands in the design notes of the index.
//
//   npm run bench                 everything, on ../shared/corpus
//   npm run bench -- near growth  some of the parts
//   npm run bench -- large        a corpus of more than 300 MB, made of copies
//   POLICY_CORPUS=folder npm run bench
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { productOptions, serverPrograms } from '../../product.mjs';
import { bundle, corpusToMeasure, load, root } from '../bundle.mjs';

const corpus = corpusToMeasure();
const out = join(root, '.cache/bench');
await bundle({
  entryPoints: {
    bench: 'test/bench/bench.ts',
    resident: 'test/bench/resident.ts',
    'segmenter-share': 'test/bench/segmenter-share.ts',
  },
  outdir: out,
  external: ['nodejieba', '@vscode/ripgrep'],
  define: { 'import.meta.url': '__filename' },
});
// The server as it is shipped.
await build({ absWorkingDir: root, ...productOptions, entryPoints: serverPrograms, outdir: out, minify: true });
// The dictionary as it is shipped, where there is a build of it.
const segmenter = join(root, 'dist/nodejieba');
if (existsSync(segmenter)) cpSync(segmenter, join(out, 'nodejieba'), { recursive: true });
// What is measured in this process runs in the server too: with the same engine settings.
const { serverProcess } = await load('client/src/server-process.ts');
const { status } = spawnSync(
  process.execPath,
  [...serverProcess.execArgv, '--expose-gc', join(out, 'bench.js'), corpus, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    cwd: root,
  },
);
process.exitCode = status ?? 1;
