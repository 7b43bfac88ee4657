// The VS Code workbench as a web server: the npm package code-server with the Node it is built for.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder, WorkbenchUnavailable } from './cache.mjs';

const codeServer = '4.139.1'; // VS Code 1.139
const node = '24';

function npmInstall(folder, ...packages) {
  const args = [
    'install',
    '--ignore-scripts',
    '--omit=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...packages,
  ];
  const shell = process.platform === 'win32'; // npm is a script there
  const { status, stderr, error } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', shell });
  if (status === 0) return;
  const reason = error?.message ?? stderr.trim().split('\n').slice(-5).join('\n');
  throw new WorkbenchUnavailable(`npm could not install the browser workbench:\n${reason}`);
}

/**
 * Installs the workbench into the cache folder unless it is there, and returns the two files that start it. Written
 * beside and renamed, so an interrupted installation leaves nothing that looks complete.
 */
export async function ensureWorkbench() {
  const platform = { win32: 'win' }[process.platform] ?? process.platform;
  const nodePackage = `node-${platform}-${process.arch}`;
  const folder = join(cacheFolder(), `code-server-${codeServer}-${nodePackage}`);
  if (!existsSync(folder)) {
    console.log(`Installing the browser workbench into ${folder} …`);
    await mkdir(dirname(folder), { recursive: true });
    const partial = await mkdtemp(`${folder}.partial-`);
    try {
      npmInstall(partial, '--prefix=.', `${nodePackage}@${node}`, `code-server@${codeServer}`);
      npmInstall(join(partial, 'node_modules/code-server/lib/vscode'));
      // Another run may have been faster; then its installation serves.
      await rename(partial, folder).catch((error) => {
        if (!existsSync(folder)) throw error;
      });
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
  }
  const executable = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  return {
    node: join(folder, 'node_modules', nodePackage, executable),
    entry: join(folder, 'node_modules/code-server/out/node/entry.js'),
    nls: join(folder, 'node_modules/code-server/lib/vscode/out'),
  };
}
