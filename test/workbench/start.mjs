// `npm start`: opens examples/ with the extension, in a desktop VS Code if there is one, else in the browser workbench,
// which runs until Ctrl+C. `npm start -- FOLDER` opens another folder; `--locale en` chooses English in the browser.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { packageExtension } from '../../package.mjs';
import { findCommand } from './browser.mjs';
import { WorkbenchUnavailable } from './cache.mjs';
import { startWorkbench } from './server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { locale: { type: 'string', default: 'zh-cn' } },
});
const folder = resolve(positionals[0] ?? join(root, 'examples'));

/** A new window of the desktop editor with the extension loaded from this checkout. */
function openDesktop(code) {
  const draft = join(folder, '示范稿.policy');
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder, ...(existsSync(draft) ? [draft] : [])];
  spawn(code, args, { detached: true, stdio: 'ignore', shell: process.platform === 'win32' }).unref();
  console.log(`VS Code opens ${folder}`);
}

/** A port whose only page leads on to a long address; on this machine only. */
async function shortAddress(location) {
  const server = createServer((_, response) => response.writeHead(302, { location }).end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server.address();
}

async function openBrowserWorkbench() {
  const workbench = await startWorkbench({ folder, vsix: [await packageExtension()], locale: values.locale });
  const draft = join(workbench.folder, '示范稿.policy');
  const payload = existsSync(draft) ? [['openFile', workbench.uri(draft)]] : [];
  const { port } = await shortAddress(workbench.address(payload));
  console.log(`\n请在浏览器中打开 Open in a browser:\n\n  http://127.0.0.1:${port}/\n`);
  console.log('打开的是副本，原文件夹不会改动；按 Ctrl+C 结束。');
  console.log('This is a copy of the folder; Ctrl+C ends.');
  const end = () => workbench.stop().then(() => process.exit());
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

const code = process.env.POLICY_DRAFTING_VSCODE ?? findCommand('code');
if (code) {
  if (!existsSync(join(root, 'dist/client.js'))) {
    const { status } = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' });
    if (status !== 0) process.exit(1);
  }
  openDesktop(code);
} else {
  await openBrowserWorkbench().catch((error) => {
    if (!(error instanceof WorkbenchUnavailable)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  });
}
