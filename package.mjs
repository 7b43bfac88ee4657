// Builds and packs the extension: `node package.mjs`. One VSIX for each platform, because the segmenter has a binary; this
// packs for the platform it runs on.
import { spawnSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createVSIX } from '@vscode/vsce';

const root = dirname(fileURLToPath(import.meta.url));

/** Writes `policy-drafting-PLATFORM-VERSION.vsix` into the repository's root and returns its path. */
export async function packageExtension() {
  const { status } = spawnSync(process.execPath, ['esbuild.mjs', '--minify'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('the build failed');
  const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const target = `${process.platform}-${process.arch}`;
  const packagePath = join(root, `${name}-${target}-${version}.vsix`);
  await rm(packagePath, { force: true });
  // The repository is not published, so links of the README stay as they are.
  await createVSIX({
    cwd: root,
    packagePath,
    target,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return packagePath;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await packageExtension();
