// Compiles the segmenter (nodejieba) where its binary is missing. `npm ci` runs no install scripts (.npmrc), because this
// one needs more than npm gives it: without network node-gyp finds Node's headers only if it is told where they are.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Makes nodejieba loadable. Without a compiler it stays as it is, and `Intl.Segmenter` serves in its place. */
export function compileSegmenter() {
  const folder = dirname(require.resolve('nodejieba/package.json'));
  if (loads(join(folder, 'build/Release/nodejieba.node'))) return;
  const installer = require.resolve('@mapbox/node-pre-gyp/bin/node-pre-gyp', { paths: [folder] });
  // Systems that package Node put its headers beside it.
  const prefix = dirname(dirname(process.execPath));
  const headers = existsSync(join(prefix, 'include/node/node_api.h')) ? { npm_config_nodedir: prefix } : {};
  console.log('Compiling the segmenter (once, some seconds) …');
  const { status, stdout, stderr } = spawnSync(process.execPath, [installer, 'install', '--fallback-to-build'], {
    cwd: folder,
    env: { ...headers, ...process.env },
    encoding: 'utf8',
  });
  if (status !== 0) console.warn(`${stdout}${stderr}\nThe segmenter could not be compiled; the reason stands above.`);
}

/** A binary of another platform or another version of Node is there and does not load. */
function loads(binary) {
  try {
    require(binary);
    return true;
  } catch {
    return false;
  }
}
