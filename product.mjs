// How the product is bundled: for the build, and for benchmarks that measure its programs.
import { readFile, writeFile } from 'node:fs/promises';

/** The programs beside the client: a bundle each. */
export const serverPrograms = {
  server: 'server/src/main.ts',
  worker: 'server/src/worker.ts',
  'slip-worker': 'server/src/slip-worker.ts',
  office: 'server/src/office.ts',
  pinyin: 'server/src/pinyin.ts',
};

/** What is loaded when it is first asked for stays a bundle beside the others. */
const loadedLater = {
  name: 'loaded-later',
  setup(build) {
    build.onResolve({ filter: /^\.\/(?:office|pinyin)\.js$/ }, ({ path }) => ({ path, external: true }));
  },
};

/**
 * Escapes what esbuild leaves as it is, which are characters in regular expressions, where an escape means the same. The
 * engine keeps the source in memory, and a single character beyond Latin makes it take two bytes for each.
 */
const escaped = {
  name: 'escaped',
  setup(build) {
    build.onEnd(async ({ errors, metafile }) => {
      if (errors.length > 0) return;
      for (const path of Object.keys(metafile.outputs).filter((output) => output.endsWith('.js'))) {
        const text = await readFile(path, 'utf8');
        const inDigits = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
        await writeFile(path, text.replace(/[^\0-\x7f]/g, inDigits));
      }
    });
  },
};

/** Settings of esbuild. */
export const productOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  external: ['vscode', 'nodejieba'],
  // Packages written as modules ask for their own place; in a bundle that is the bundle's.
  define: { 'import.meta.url': '__filename' },
  metafile: true,
  plugins: [loadedLater, escaped],
};
