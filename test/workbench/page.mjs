// The workbench as one sees and touches it: a page of the browser with an editor in it.
import { launchBrowser } from './browser.mjs';
import { startWorkbench } from './server.mjs';

/** Time for a hover to fade in or a list to settle; pictures taken earlier are pale. */
const settle = 400;

/**
 * A workbench with one file open. Lines are counted from 1. All waiting is for something to be seen, with the browser's
 * own time limit.
 */
export class WorkbenchPage {
  #workbench;
  #browser;

  constructor(workbench, browser, page) {
    this.#workbench = workbench;
    this.#browser = browser;
    this.page = page;
  }

  /**
   * @param {import('./server.mjs').WorkbenchOptions & { file: string, width?: number, height?: number, scale?: number }} options
   *   `file` is relative to the folder; width and height of the window in pixels; scale 2 for pictures that stay sharp.
   */
  static async open({ file, width = 1280, height = 800, scale = 1, ...options }) {
    const workbench = await startWorkbench(options);
    let browser;
    try {
      browser = await launchBrowser();
      const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
      page.setDefaultTimeout(30_000);
      await page.goto(workbench.address([['openFile', workbench.uri(`${workbench.folder}/${file}`)]]));
      await page.locator('.monaco-editor .view-lines').first().waitFor();
      return new WorkbenchPage(workbench, browser, page);
    } catch (error) {
      await browser?.close();
      await workbench.stop();
      throw error;
    }
  }

  async close() {
    await this.#browser.close();
    await this.#workbench.stop();
  }

  /** The copy of the workspace that is open. */
  get folder() {
    return this.#workbench.folder;
  }

  press(keys) {
    return this.page.keyboard.press(keys);
  }

  /** Types as an input method does: a whole run of characters at once, and the next one only after a moment. */
  async type(run) {
    await this.page.keyboard.insertText(run);
    await this.pause(150);
  }

  pause(milliseconds = settle) {
    return this.page.waitForTimeout(milliseconds);
  }

  async focusEditor() {
    await this.page
      .locator('.monaco-editor .view-lines')
      .first()
      .click({ position: { x: 5, y: 5 } });
  }

  async goToLine(line, column = 1) {
    await this.press('Control+g');
    const input = this.page.locator('.quick-input-widget input[type=text]');
    await input.waitFor();
    await input.fill(`:${line}:${column}`);
    await this.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  async runCommand(title) {
    await this.press('F1');
    const input = this.page.locator('.quick-input-widget input[type=text]');
    await input.waitFor();
    await input.fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await this.pause();
    await this.press('Enter');
  }

  /** The frame of a webview's page, of the one whose heading matches where there are several. */
  async webview(heading = /./) {
    const deadline = Date.now() + 30_000;
    for (;;) {
      for (const frame of this.page.frames()) {
        if (frame === this.page.mainFrame()) continue;
        const text = await frame
          .locator('h1')
          .first()
          .innerText({ timeout: 500 })
          .catch(() => '');
        if (heading.test(text)) return frame;
      }
      if (Date.now() > deadline) throw new Error(`no webview with ${heading}`);
      await this.page.waitForTimeout(200);
    }
  }

  /** Waits until the open draft has so many squiggles in view. */
  squiggles(atLeast = 1) {
    return this.page.waitForFunction(
      (count) => document.querySelectorAll('[class*="cdr squiggly-"]').length >= count,
      atLeast,
    );
  }

  /** Waits until the status bar tells how many files the corpus has. */
  corpusRead() {
    return this.page.locator('.part.statusbar', { hasText: /\d+ (份文件|files)/ }).waitFor();
  }

  /** Moves the mouse to where nothing reacts to it, until hovers are gone. */
  async restMouse() {
    const { width, height } = this.page.viewportSize();
    await this.page.mouse.move(width / 2, height - 4);
    await this.page.locator('.monaco-hover:visible').first().waitFor({ state: 'hidden' });
  }

  /** Centre, in pixels of the page, of the first place in view where the editor shows `text`, be it wrapped or not. */
  async placeOf(text) {
    const handle = await this.page.waitForFunction((wanted) => {
      const top = (line) => line.getBoundingClientRect().top;
      const lines = [...document.querySelectorAll('.monaco-editor .view-line')].sort((a, b) => top(a) - top(b));
      const nodes = [];
      for (const line of lines) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) nodes.push(walker.currentNode);
      }
      const shown = nodes.map((node) => node.data).join('');
      const start = shown.indexOf(wanted);
      if (start === -1) return undefined;
      let left = start + Math.floor(wanted.length / 2);
      const middle = nodes.find((node) => {
        if (left < node.length) return true;
        left -= node.length;
        return false;
      });
      const range = document.createRange();
      range.setStart(middle, left);
      range.setEnd(middle, left + 1);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, text);
    return handle.jsonValue();
  }

  /** Puts the cursor into `text`. */
  async cursorAt(text) {
    const { x, y } = await this.placeOf(text);
    await this.page.mouse.click(x, y);
  }

  /** Waits for an open file whose name holds `name`. */
  tab(name) {
    return this.page.locator('.tabs-container .tab.active', { hasText: name }).waitFor();
  }

  /** Rests the mouse on `text` and returns what the hover says. */
  async hover(text) {
    const { x, y } = await this.placeOf(text);
    await this.page.mouse.move(x - 40, y + 40);
    await this.page.mouse.move(x, y, { steps: 4 });
    const hover = this.page.locator(
      '.monaco-resizable-hover:visible .monaco-hover-content, .monaco-hover:visible .monaco-hover-content',
    );
    await hover.first().waitFor();
    await this.page.locator('.monaco-hover:visible', { hasText: /Loading|正在加载/ }).waitFor({ state: 'hidden' });
    await this.pause();
    return hover.first().innerText();
  }

  /** The rows of the completion list that is open or about to open. */
  async suggestions() {
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.first().waitFor();
    await this.pause();
    return rows.allInnerTexts();
  }

  /** Opens the menu of quick fixes at the cursor and returns its text. */
  async quickFixes() {
    await this.press('Control+.');
    const menu = this.page.locator('.action-widget:not(.action-list-submenu-panel)');
    await menu.waitFor();
    await this.pause();
    return menu.innerText();
  }

  /** Opens the Problems panel and returns its text. */
  async problems() {
    await this.press('Control+Shift+m');
    const panel = this.page.locator('.markers-panel');
    await panel.waitFor();
    await panel.locator('.monaco-list-row').first().waitFor();
    await this.pause();
    return panel.innerText();
  }

  statusBar() {
    return this.page.locator('.part.statusbar').innerText();
  }

  /** The paragraphs of the editor in view. Monaco shows spaces as no-break spaces. */
  async editorText() {
    const lines = await this.page.locator('.monaco-editor .view-lines').first().innerText();
    return lines.replaceAll('\u00a0', ' ');
  }

  screenshot(path) {
    return this.page.screenshot({ path });
  }
}
