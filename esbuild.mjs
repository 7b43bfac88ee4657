// Bundles the extension: `node esbuild.mjs [--watch] [--minify]`.
import { context } from 'esbuild';

const watch = process.argv.includes('--watch');
const build = await context({
  entryPoints: {
    client: 'client/src/extension.ts',
    server: 'server/src/main.ts',
    worker: 'server/src/worker.ts',
    cli: 'server/src/cli.ts',
  },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  external: ['vscode', 'nodejieba'],
  sourcemap: true,
  minify: process.argv.includes('--minify'),
  logLevel: 'info',
});
if (watch) await build.watch();
else {
  await build.rebuild();
  await build.dispose();
}
