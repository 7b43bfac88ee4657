// Starts the browser workbench on a free loopback port, with folders of its own, and stops it.
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ensureWorkbench } from './install.mjs';
import { writeLanguagePack } from './language-pack.mjs';

/** What makes a quiet, repeatable workbench. The browser's workbench saves by itself unless told not to. */
const quiet = {
  'files.autoSave': 'off',
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * @typedef {object} WorkbenchOptions
 * @property {string} folder The workspace; a copy of it is opened, the original stays untouched.
 * @property {string[]} [vsix] Extensions to install.
 * @property {'en' | 'zh-cn'} [locale] The language of the editor. Default: `en`.
 * @property {Record<string, unknown>} [settings] User settings over the quiet ones.
 * @property {Record<string, string>} [env] More variables for the extension host.
 * @property {boolean} [suite] True for running a suite inside the extension host: the workbench then reports to the page
 *   and shows no notifications.
 *
 * @typedef {object} Workbench
 * @property {string} origin Where it answers, such as `http://127.0.0.1:43210`.
 * @property {string} folder The copy of the workspace.
 * @property {(payload?: [string, string][]) => string} address The page that shows the workspace.
 * @property {(path: string) => string} uri The URI under which the workbench knows a file of this machine.
 * @property {() => Promise<void>} stop Ends the server and removes everything it wrote.
 */

/**
 * Installs (when needed) and starts the workbench.
 * @param {WorkbenchOptions} options
 * @returns {Promise<Workbench>}
 */
export async function startWorkbench({ folder, vsix = [], locale = 'en', settings = {}, env = {}, suite = false }) {
  const files = await ensureWorkbench();
  const scratch = await mkdtemp(join(tmpdir(), 'policy-drafting-workbench-'));
  const remove = () => rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  try {
    const copy = join(scratch, 'workspace', basename(folder));
    await cp(folder, copy, { recursive: true });
    const userSettings = join(scratch, 'user-data/User/settings.json');
    await mkdir(join(userSettings, '..'), { recursive: true });
    await writeFile(userSettings, JSON.stringify({ ...quiet, ...settings }, null, 2));
    await writeFile(join(scratch, 'config.yaml'), 'auth: none\n');
    const program = {
      node: files.node,
      args: [
        files.entry,
        ...['--config', join(scratch, 'config.yaml'), '--user-data-dir', join(scratch, 'user-data')],
        ...['--extensions-dir', join(scratch, 'extensions'), '--locale', locale],
        ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
      ],
      env: { ...environmentWithin(scratch), ...env },
    };
    if (locale === 'zh-cn') await writeLanguagePack(files.nls, join(scratch, 'user-data'));
    for (const extension of vsix) await runToEnd(program, '--install-extension', extension);
    const { origin, stop } = await serve(program, suite ? ['--vscode-option', 'enable-smoke-test-driver'] : []);
    const uri = (path) => `vscode-remote://${new URL(origin).host}${encodeURI(path)}`;
    return {
      origin,
      folder: copy,
      uri,
      address: (payload = []) => {
        const query = new URLSearchParams({ folder: copy });
        if (payload.length > 0) query.set('payload', JSON.stringify(payload));
        return `${origin}/?${query}`;
      },
      stop: async () => {
        await stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** This process's environment, with every folder that is written to in `scratch`, and nothing of an outer VS Code. */
function environmentWithin(scratch) {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$|PORT$)/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    XDG_CACHE_HOME: join(scratch, 'cache'),
    XDG_CONFIG_HOME: join(scratch, 'config'),
    XDG_DATA_HOME: join(scratch, 'data'),
  };
}

function start({ node, args, env }, ...more) {
  const child = spawn(node, [...args, ...more], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  return { child, ended, output: () => output };
}

async function runToEnd(program, ...more) {
  const { ended, output } = start(program, ...more);
  const code = await ended;
  if (code !== 0 || /failed installing/i.test(output())) throw new Error(`${more.join(' ')}\n${output()}`);
}

/** Starts the server; it chooses a free port and prints where it listens. */
async function serve(program, options) {
  const { child, ended, output } = start(program, '--bind-addr', '127.0.0.1:0', ...options);
  const stop = async () => {
    child.kill('SIGTERM');
    const killed = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(killed);
  };
  const listening = new Promise((resolve) => {
    child.stdout.on('data', () => {
      const address = /HTTP server listening on (http:\/\/\S+?)\/?\s/.exec(output());
      if (address) resolve(address[1]);
    });
  });
  const origin = await Promise.race([listening, ended.then(() => undefined)]);
  if (!origin) throw new Error(`The browser workbench ended at once:\n${output()}`);
  return { origin, stop };
}
