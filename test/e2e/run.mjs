// The real-editor tests: `node test/e2e/run.mjs [--suite | --window]`. Packs the extension, installs it in
// a real editor and tests it there on a copy of examples/: through the editor's programming interface in a desktop VS Code
// if there is one, else in the browser workbench, then with mouse and keyboard in the browser workbench. A flag runs
// one of the two.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageExtension } from '../../package.mjs';
import { WorkbenchUnavailable } from '../workbench/cache.mjs';
import { runInBrowser } from './browser.mjs';
import { bundleSuite } from './bundle.mjs';
import { findDesktopEditor, runInDesktop } from './desktop.mjs';
import { testInterface } from './interface.mjs';
import { testReportPages } from './report-page.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'examples');
const artifacts = join(root, 'artifacts');

/** @typedef {{ title: string, error?: string }} Outcome */

/** @returns {Promise<Outcome[]>} */
async function testThroughApi(vsix) {
  const report = join(artifacts, 'e2e-report.json');
  await rm(report, { force: true });
  const suite = await bundleSuite();
  const executable = findDesktopEditor();
  console.log(executable ? `Suite in ${executable}` : 'Suite in the browser workbench');
  if (executable) await runInDesktop({ executable, vsix, suite, folder, report });
  else await runInBrowser({ vsix, suite, folder, report });
  const outcome = await readFile(report, 'utf8').catch(() => undefined);
  return outcome ? JSON.parse(outcome) : [{ title: 'the suite', error: 'it ended without a report' }];
}

function print({ title, error }) {
  console.log(`  ${error ? '✗' : '✓'} ${title}`);
  if (error) console.log(error.replace(/^/gm, '      '));
}

async function main() {
  await mkdir(artifacts, { recursive: true });
  const vsix = await packageExtension();
  const outcomes = [];
  if (!process.argv.includes('--window')) outcomes.push(...(await testThroughApi(vsix)));
  if (!process.argv.includes('--suite')) {
    outcomes.push(...(await testInterface({ vsix, folder, artifacts })));
    outcomes.push(...(await testReportPages({ artifacts })));
  }
  outcomes.forEach(print);
  const failed = outcomes.filter(({ error }) => error).length;
  console.log(`Editor tests: ${outcomes.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

main().catch((error) => {
  // Where the editor must be there, its absence is a failure; elsewhere the reason is enough.
  if (!(error instanceof WorkbenchUnavailable) || process.env.CI) throw error;
  console.log(`Skipped: ${error.message}`);
});
