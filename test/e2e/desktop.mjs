// The suite in a desktop VS Code, where there is one.
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { resolveCliPathFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { findCommand } from '../workbench/browser.mjs';

/**
 * The executable of a desktop VS Code: the one that `POLICY_DRAFTING_VSCODE` names, else the one behind `code` in PATH.
 * Undefined when there is none. `code` itself is a script that stands in the `bin` folder beside the executable.
 */
export function findDesktopEditor() {
  const { POLICY_DRAFTING_VSCODE } = process.env;
  if (POLICY_DRAFTING_VSCODE) return POLICY_DRAFTING_VSCODE;
  const command = findCommand('code');
  if (!command) return undefined;
  const installation = dirname(dirname(realpathSync(command)));
  const candidates = {
    darwin: [join(installation, '../../MacOS/Electron'), join(installation, '../../MacOS/Code')],
    win32: [join(installation, 'Code.exe')],
    linux: [join(installation, 'code')],
  };
  return (candidates[process.platform] ?? []).find(existsSync);
}

/** Runs the suite; resolves when it has ended, whatever its outcome, which is in the `report` file. */
export async function runInDesktop({ executable, vsix, suite, folder, report }) {
  const scratch = await mkdtemp(join(tmpdir(), 'policy-drafting-desktop-'));
  try {
    const copy = join(scratch, basename(folder));
    await cp(folder, copy, { recursive: true });
    const own = ['--user-data-dir', join(scratch, 'user-data'), '--extensions-dir', join(scratch, 'extensions')];
    const cli = resolveCliPathFromVSCodeExecutablePath(executable);
    const shell = process.platform === 'win32';
    const installed = spawnSync(cli, ['--install-extension', vsix, ...own], { encoding: 'utf8', shell });
    if (installed.status !== 0) throw new Error(`the VSIX could not be installed:\n${installed.stderr}`);
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: suite,
      extensionTestsPath: join(suite, 'suite/index.js'),
      extensionTestsEnv: { POLICY_DRAFTING_E2E_REPORT: report },
      launchArgs: [copy, ...own],
    }).catch((error) => console.error(String(error)));
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}
