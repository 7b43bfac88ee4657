// Builds dist/: `node esbuild.mjs [--watch] [--minify]`.
//
//   client.js, server.js, worker.js, cli.js   one bundle for each entry, with its source map
//   office.js                                 writers of Word and Excel files, loaded by the others when needed
//   pinyin.js                                 readings of ideographs, loaded by the server when letters are typed for a title
//   nodejieba/                                the segmenter, which cannot be bundled: loader, binary, trimmed dictionary
//   THIRD-PARTY-NOTICES.txt                   licences of everything that the above contains
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { context } from 'esbuild';
import { productOptions, serverPrograms } from './product.mjs';
import { compileSegmenter } from './segmenter.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');
const watch = process.argv.includes('--watch');

/**
 * Words rarer than this are left out of the segmenter's dictionary. All 349,000 words cost 250 MB of memory, the 52,000
 * that remain cost 56 MB and segment policy prose alike; compounds that are missing come from the corpus's own terms.
 */
const rarestWordFrequency = 50;

/**
 * Copies nodejieba to dist/nodejieba in its own layout, so that its own loader finds everything. Keyword extraction and the
 * guessing of new words are not used, but loading insists on tables of weights with at least one entry: the first is kept. The
 * one for guesses would else be read twice and take a quarter of the time.
 */
async function copySegmenter() {
  const from = join(root, 'node_modules/nodejieba');
  const to = join(dist, 'nodejieba');
  const dictionary = 'submodules/cppjieba/dict';
  const { name, version, main, license } = JSON.parse(await readFile(join(from, 'package.json'), 'utf8'));
  const description = `trimmed to words of frequency ${rarestWordFrequency} and above, guesses no new words`;
  const manifest = `${JSON.stringify({ name, version, description, main, license }, null, 2)}\n`;
  const binary = 'build/Release/nodejieba.node';
  const copied = (await readFile(join(to, 'package.json'), 'utf8').catch(() => '')) === manifest;
  if (copied && existsSync(join(from, binary)) === existsSync(join(to, binary))) return;
  await rm(to, { recursive: true, force: true });
  await mkdir(join(to, dictionary), { recursive: true });
  await mkdir(join(to, 'build/Release'), { recursive: true });
  for (const file of ['index.js', 'LICENSE', `${dictionary}/stop_words.utf8`, `${dictionary}/user.dict.utf8`])
    await cp(join(from, file), join(to, file));
  await cp(join(from, binary), join(to, binary)).catch(() =>
    console.warn('nodejieba has no binary for this platform; the extension will segment with Intl.Segmenter'),
  );
  const lines = async (name) => (await readFile(join(from, dictionary, name), 'utf8')).split('\n');
  const frequent = (await lines('jieba.dict.utf8')).filter((line) => Number(line.split(' ')[1]) >= rarestWordFrequency);
  await writeFile(join(to, dictionary, 'jieba.dict.utf8'), `${frequent.join('\n')}\n`);
  await writeFile(join(to, dictionary, 'idf.utf8'), `${(await lines('idf.utf8'))[0]}\n`);
  const guesses = (await lines('hmm_model.utf8')).map((line) => (line.startsWith('#') ? line : line.split(',')[0]));
  await writeFile(join(to, dictionary, 'hmm_model.utf8'), guesses.join('\n'));
  await writeFile(join(to, 'package.json'), manifest);
}

/** The package folder (below node_modules) that a bundled file belongs to, or undefined for the project's own files. */
function packageOf(input) {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
}

/** Text of the licence files in a folder; empty when there are none. */
async function licenceTexts(folder) {
  const names = (await readdir(folder)).filter((name) => /^(licen[cs]e|notice|copying|thirdparty)/i.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n');
}

async function writeNotices(metafile) {
  const bundled = new Set(Object.keys(metafile.inputs).map(packageOf));
  bundled.delete(undefined);
  bundled.add('node_modules/nodejieba');
  const sections = [];
  for (const folder of [...bundled].sort()) {
    const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
    sections.push(`${name} ${version} (${license})\n\n${await licenceTexts(join(root, folder))}`);
  }
  for (const part of ['cppjieba', 'cppjieba/deps/limonp']) {
    const text = await licenceTexts(join(root, 'node_modules/nodejieba/submodules', part));
    sections.push(`${part.split('/').at(-1)}, part of nodejieba\n\n${text}`);
  }
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  const opening = 'This extension contains the following software, under the licences printed here.';
  await writeFile(join(dist, 'THIRD-PARTY-NOTICES.txt'), `${[opening, ...sections].join(rule)}\n`);
}

/** After every rebuild without errors: what the bundles need beside them. */
const finish = {
  name: 'finish',
  setup(build) {
    build.onEnd(async ({ errors, metafile }) => {
      if (errors.length > 0) return;
      await chmod(join(dist, 'cli.js'), 0o755);
      await writeNotices(metafile);
    });
  },
};

const build = await context({
  absWorkingDir: root,
  ...productOptions,
  entryPoints: {
    client: 'client/src/extension.ts',
    cli: 'server/src/cli.ts',
    ...serverPrograms,
  },
  outdir: 'dist',
  sourcemap: true,
  sourcesContent: false,
  minify: process.argv.includes('--minify'),
  logLevel: 'info',
  plugins: [...productOptions.plugins, finish],
});

compileSegmenter();
await copySegmenter();
if (watch) await build.watch();
else {
  try {
    await build.rebuild();
  } catch {
    process.exitCode = 1; // esbuild has printed the errors
  }
  await build.dispose();
}
