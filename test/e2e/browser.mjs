// The suite in the browser workbench. The page that shows the workbench tells by two functions what the extension host
// under test prints and how it ends.
import { join } from 'node:path';
import { launchBrowser } from '../workbench/browser.mjs';
import { startWorkbench } from '../workbench/server.mjs';

/** Runs the suite; resolves when it has ended, whatever its outcome, which is in the `report` file. */
export async function runInBrowser({ vsix, suite, folder, report }) {
  const workbench = await startWorkbench({
    folder,
    vsix: [vsix],
    suite: true,
    env: { POLICY_DRAFTING_E2E_REPORT: report },
  });
  try {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      const ended = new Promise((resolve, reject) => {
        page.exposeFunction('codeAutomationLog', () => {});
        page.exposeFunction('codeAutomationExit', resolve);
        page.on('crash', () => reject(new Error('the page crashed')));
        setTimeout(() => reject(new Error('the suite did not end within ten minutes')), 600_000).unref();
      });
      const payload = [
        ['extensionDevelopmentPath', workbench.uri(suite)],
        ['extensionTestsPath', workbench.uri(join(suite, 'suite/index.js'))],
      ];
      await page.goto(workbench.address(payload));
      await ended;
    } finally {
      await browser.close();
    }
  } finally {
    await workbench.stop();
  }
}
