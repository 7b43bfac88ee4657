// A Chromium to look at the workbench with, and fonts in which Chinese can be read.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { WorkbenchUnavailable } from './cache.mjs';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const installations = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
    `${process.env['PROGRAMFILES(X86)']}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ],
};

/** Path of an executable, looked for in PATH; undefined when there is none. */
export function findCommand(name) {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => suffixes.map((suffix) => join(folder, name + suffix))).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findBrowser() {
  const { POLICY_DRAFTING_BROWSER } = process.env;
  if (POLICY_DRAFTING_BROWSER) return POLICY_DRAFTING_BROWSER;
  for (const name of commands) {
    const path = findCommand(name);
    if (path) return path;
  }
  return (installations[process.platform] ?? []).find(isExecutable);
}

/** True when fontconfig knows a font for Chinese; other systems than Linux bring their own. */
function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  return spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }).stdout?.trim().length > 0;
}

function installDebianPackages(packages) {
  console.log(`Installing ${packages.join(' and ')} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args) => spawnSync('apt-get', args, { env, encoding: 'utf8' });
  run('update', '-qq'); // a stale list may still do; the install below says if not
  const { status, stderr } = run('install', '-y', '-qq', '--no-install-recommends', ...packages);
  if (status !== 0) throw new WorkbenchUnavailable(`apt-get could not install ${packages.join(', ')}: ${stderr}`);
}

/**
 * Path of a browser, installed when the machine has none and allows it.
 * `POLICY_DRAFTING_BROWSER` names one to use instead.
 */
export function ensureBrowser() {
  const missing = [
    ...(findBrowser() ? [] : ['chromium']),
    ...(hasChineseFont() ? [] : ['fonts-noto-cjk', 'fontconfig']),
  ];
  const mayInstall = process.getuid?.() === 0 && findCommand('apt-get');
  if (missing.length > 0 && mayInstall) installDebianPackages(missing);
  const browser = findBrowser();
  if (!browser)
    throw new WorkbenchUnavailable(
      'There is no Chromium, Chrome or Edge on this machine. Install one, or name one in POLICY_DRAFTING_BROWSER.',
    );
  if (!hasChineseFont()) console.warn('No Chinese font is installed: text in pictures will be unreadable.');
  return browser;
}

/** Starts the browser without a window. Close what is returned. */
export function launchBrowser() {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath: ensureBrowser(),
    args: [
      ...sandbox,
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', // the workbench would look for news and updates
    ],
  });
}
