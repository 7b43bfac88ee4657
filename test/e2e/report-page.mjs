// The exported report in a browser, as the official who gets it by mail opens it: in Chinese, on a screen and in print, with
// pictures in artifacts/screenshots.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launchBrowser } from '../workbench/browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const corpus = join(root, 'examples/corpus');
const plan = join(corpus, '市级文件/漪州市“十四五”养老服务发展规划.txt');
const upper = join(corpus, '省级文件/霁江省养老服务发展规划纲要（2021—2030年）.txt');
const draft = join(root, 'examples/示范稿.policy');

/** @returns {Promise<{ title: string, error?: string }[]>} */
export async function testReportPages({ artifacts }) {
  const pictures = join(artifacts, 'screenshots');
  await mkdir(pictures, { recursive: true });
  const browser = await launchBrowser();
  const outcomes = [];
  try {
    for (const [title, run] of Object.entries(steps)) {
      const outcome = { title: `the exported report: ${title}` };
      await run(browser, { artifacts, pictures }).catch((error) => {
        outcome.error = error.stack ?? String(error);
      });
      outcomes.push(outcome);
    }
  } finally {
    await browser.close();
  }
  return outcomes;
}

/** Writes a report with the program as it is shipped, and opens it. Whatever the page complains of or asks for is told. */
async function open(browser, artifacts, name, parts) {
  const path = join(artifacts, name);
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...parts, '--output', path], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' },
  });
  assert.equal(status, 0, stderr);
  const page = await browser.newPage({ viewport: { width: 1180, height: 900 } });
  const told = [];
  page.on('console', (message) => told.push(message.text()));
  page.on('pageerror', (error) => told.push(String(error)));
  page.on('request', (request) => told.push(request.url()));
  await page.goto(pathToFileURL(path).href);
  assert.deepEqual(told, [pathToFileURL(path).href], 'the page asks for nothing and complains of nothing');
  return page;
}

/** No table or chart is wider than the page, no text stands on other text. */
async function assertFits(page) {
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('table, svg, main')]
      .filter((element) => element.scrollWidth > document.documentElement.clientWidth)
      .map((element) => element.tagName),
  );
  assert.deepEqual(wide, []);
  const covered = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('svg text')].map((text) => text.getBoundingClientRect());
    return boxes.some((a, at) =>
      boxes
        .slice(at + 1)
        .some((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4),
    );
  });
  assert.equal(covered, false, 'labels of a chart stand apart');
}

const steps = {
  'an alignment on a screen and in print': async (browser, { artifacts, pictures }) => {
    const page = await open(browser, artifacts, '衔接报告.html', ['align', plan, '--upper', upper]);
    assert.match(await page.locator('h1').innerText(), /规划衔接报告：漪州市“十四五”养老服务发展规划/);
    for (const name of ['指标对照', '内容衔接', '提法与力度', '责任分工']) {
      assert.equal(await page.locator('h2', { hasText: name }).count(), 1, name);
    }
    assert.equal(await page.locator('h3').count(), 6);
    assert.ok((await page.locator('svg rect.upper').count()) > 0, 'a chart with upper targets');
    assert.ok((await page.locator('ins').count()) > 0 && (await page.locator('del').count()) > 0, 'marked differences');
    await assertFits(page);
    await page.screenshot({ path: join(pictures, 'report-alignment.png'), fullPage: true });
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('nav').isVisible(), false);
    await page.pdf({ path: join(artifacts, '衔接报告.pdf'), format: 'A4' });
    await page.screenshot({ path: join(pictures, 'report-alignment-print.png') });
    await page.close();
  },
  'a link in it names the file and the line': async (browser, { artifacts }) => {
    const page = await open(browser, artifacts, '衔接报告.html', ['align', plan, '--upper', upper]);
    const targets = await page.locator('td a').evaluateAll((links) => links.map((link) => decodeURI(link.href)));
    for (const file of [plan, upper]) {
      const start = decodeURI(pathToFileURL(file).href);
      assert.ok(
        targets.some((target) => target.startsWith(start) && /#L\d+$/.test(target)),
        start,
      );
    }
    await page.close();
  },
  'a comparison of two versions': async (browser, { artifacts, pictures }) => {
    const page = await open(browser, artifacts, '对照表.html', ['compare', upper, draft]);
    assert.match(await page.locator('h1').innerText(), /修改前后对照表/);
    await assertFits(page);
    await page.screenshot({ path: join(pictures, 'report-comparison.png') });
    await page.close();
  },
};
