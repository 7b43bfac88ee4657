/** Programs of the tests that run outside the test runner: bundled as the product is, into .cache. */
import { existsSync } from 'node:fs';
import { join, parse } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { productOptions } from '../product.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The folder of policy texts to measure on: POLICY_CORPUS, or the shared one. Without any, says so and ends the program. */
export function corpusToMeasure() {
  const corpus = process.env.POLICY_CORPUS ?? join(root, '../shared/corpus');
  if (existsSync(corpus)) return corpus;
  console.log(`No corpus at ${corpus}: nothing to measure. Name a folder of policy texts in POLICY_CORPUS.`);
  process.exit(0);
}

/** Bundles with the product's own settings; `options` name what goes in and where it goes. */
export function bundle(options) {
  return build({
    ...productOptions,
    absWorkingDir: root,
    // One file, with what the product loads later, and as it is written.
    plugins: [],
    logLevel: 'error',
    ...options,
  });
}

/** Bundles a file of the tests, `test/measure/measure.ts`, and imports it. */
export async function load(entry) {
  const out = join(root, '.cache', `${join(parse(entry).dir, parse(entry).name)}.cjs`);
  // The bundle stands for the source file: paths beside it stay what they are.
  const define = { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, entry)).href) };
  await bundle({ entryPoints: [entry], outfile: out, define });
  return import(pathToFileURL(out).href);
}
