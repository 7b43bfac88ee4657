/**
 * What the editor calls to run the suite inside its extension host, in a desktop editor and in the browser workbench
 * alike. The outcome is written to the file that the environment names, because the two hand back logs differently.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

export async function run(): Promise<void> {
  const mocha = new Mocha({ timeout: 120_000, color: false });
  mocha.addFile(join(__dirname, 'tests.js'));
  mocha.addFile(join(__dirname, 'finding-tests.js'));
  const outcome: { title: string; error?: string }[] = [];
  const runner = await new Promise<Mocha.Runner>((resolve) => {
    const running = mocha.run(() => resolve(running));
    running.on('pass', (test) => outcome.push({ title: test.fullTitle() }));
    running.on('fail', (test, error) => outcome.push({ title: test.fullTitle(), error: error.stack ?? String(error) }));
  });
  const report = process.env.POLICY_DRAFTING_E2E_REPORT;
  if (report) writeFileSync(report, JSON.stringify(outcome));
  if (runner.failures > 0) throw new Error(`${runner.failures} tests failed`);
}
