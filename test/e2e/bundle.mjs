// Bundles the suite into a folder that an editor accepts as an extension under test. The extension that is tested is not
// this one: it is installed from its VSIX, as users do it.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Folder of the bundled suite; its `suite/index.js` exports `run`. */
export async function bundleSuite() {
  const folder = join(root, 'artifacts/e2e');
  await build({
    absWorkingDir: root,
    entryPoints: ['index', 'tests', 'finding-tests'].map((name) => `test/e2e/suite/${name}.ts`),
    outdir: join(folder, 'suite'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha'], // all files must meet the same mocha
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  await mkdir(folder, { recursive: true });
  const manifest = { name: 'suite', publisher: 'policy-drafting-tests', version: '1.0.0', engines: { vscode: '*' } };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}
