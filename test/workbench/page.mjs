// The workbench as one sees and touches it: a page of the browser with an editor in it.
import { launchBrowser } from './browser.mjs';
import { startWorkbench } from './server.mjs';

/** Time for a hover to fade in or a list to settle; pictures taken earlier are pale. */
const settle = 400;

/** How long something may take on a machine with other work to do, and how long until it is tried again, in milliseconds. */
const patience = 90_000;
const attempt = 6000;

/**
 * A workbench with one file open. Lines are counted from 1. All waiting is for something to be seen, at most `patience`.
 * What the extension host has to hear of first (which editor is in front) comes later than the picture, so a key
 * may find nobody listening: see {@link WorkbenchPage#repeat}.
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
      page.setDefaultTimeout(patience);
      await slowDown(page);
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
    await this.#focused.waitFor();
  }

  /**
   * Does something until it takes effect: until `effect` settles without an error. Only for what may be done twice; `action`
   * looks first whether there is still something to do where that matters.
   * @param {() => Promise<unknown>} action
   * @param {(options: { timeout: number }) => Promise<unknown>} effect Waits for what must be seen, so long at most.
   */
  async repeat(action, effect) {
    const deadline = Date.now() + patience;
    for (;;) {
      try {
        await action();
        return await effect({ timeout: attempt });
      } catch (error) {
        if (Date.now() > deadline || this.page.isClosed()) throw error;
      }
    }
  }

  get #input() {
    return this.page.locator('.quick-input-widget input[type=text]');
  }

  /** Puts the cursor there; a column behind the end means the end. */
  goToLine(line, column = 1) {
    const position = this.page.locator('.part.statusbar', { hasText: new RegExp(`(Ln|行) ${line}[,，]`) });
    return this.repeat(
      async () => {
        await this.press('Control+g');
        await this.#input.fill(`:${line}:${column}`, { timeout: attempt });
        await this.press('Enter');
        await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: attempt });
      },
      (options) => position.waitFor(options),
    );
  }

  /** Runs a command by its title from the palette, which offers it once the extension host knows what is in front. */
  async runCommand(title) {
    const offered = this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title });
    await this.repeat(
      async () => {
        await this.press('F1');
        await this.#input.fill(`>${title}`, { timeout: attempt });
      },
      (options) => offered.waitFor(options),
    );
    await this.press('Enter');
    await offered.waitFor({ state: 'hidden' });
  }

  /** Chooses a row of the list that a command shows. */
  async choose(text) {
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click();
  }

  /** Chooses a file of the folder that the dialog for opening files shows. It takes no answer while it is still reading. */
  async openFile(name) {
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: name });
    await row.waitFor();
    await this.repeat(
      async () => {
        if (await row.isVisible()) await row.click({ timeout: attempt });
      },
      (options) => row.waitFor({ state: 'hidden', ...options }),
    );
  }

  /** The frame of a webview's page on show, of the one whose heading matches where there are several. */
  async webview(heading = /./) {
    const deadline = Date.now() + patience;
    for (;;) {
      for (const frame of this.page.frames()) {
        // The workbench loads a page in a hidden frame, and shows it when all of it, its script too, is there.
        const shown = () =>
          frameElement && getComputedStyle(frameElement).visibility === 'visible'
            ? (document.querySelector('h1')?.innerText ?? '')
            : '';
        if (frame === this.page.mainFrame()) continue;
        if (heading.test(await frame.evaluate(shown).catch(() => ''))) return frame;
      }
      if (Date.now() > deadline) throw new Error(`no webview with ${heading}`);
      await this.page.waitForTimeout(200);
    }
  }

  /** The tab of a file, clicked until that file is in front and has the keyboard. */
  async toTab(name) {
    const tab = this.page.locator('.tabs-container .tab', { hasText: name }).first();
    await this.repeat(
      () => tab.click({ timeout: attempt }),
      async (options) => {
        await this.#front(name).waitFor(options);
        await this.#focused.waitFor(options);
      },
    );
  }

  get #focused() {
    return this.page.locator('.editor-group-container.active .monaco-editor.focused').first();
  }

  #front(name) {
    return this.page.locator('.editor-group-container.active .tabs-container .tab.active', { hasText: name });
  }

  /** Waits until a file whose name holds `name` is the one in front. */
  inFront(name, options) {
    return this.#front(name).waitFor(options);
  }

  /** Waits until the open draft has so many squiggles in view. */
  squiggles(atLeast = 1) {
    return this.page.waitForFunction(
      (count) => document.querySelectorAll('[class*="cdr squiggly-"]').length >= count,
      atLeast,
    );
  }

  /** Waits until the status bar tells how many files the corpus has. */
  corpusRead(count = /\d+ (份文件|files)/) {
    return this.page.locator('.part.statusbar', { hasText: count }).waitFor();
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

  /** The place of `text` when the lines have come to rest. */
  async #restingPlaceOf(text) {
    let place = await this.placeOf(text);
    for (;;) {
      await this.pause(100);
      const later = await this.placeOf(text);
      if (later.x === place.x && later.y === place.y) return place;
      place = later;
    }
  }

  /** Puts the cursor into `text`. */
  async cursorAt(text) {
    const { x, y } = await this.#restingPlaceOf(text);
    await this.page.mouse.click(x, y);
    await this.#focused.waitFor();
  }

  /** Waits for an open file whose name holds `name`, in front or beside it. */
  tab(name) {
    return this.page.locator('.tabs-container .tab.active', { hasText: name }).waitFor();
  }

  /** Rests the mouse on `text` until the hover says what is `wanted`, and returns all of it. */
  async hover(text, wanted = /./) {
    const hover = this.page
      .locator('.monaco-resizable-hover:visible .monaco-hover-content, .monaco-hover:visible .monaco-hover-content')
      .filter({ hasText: wanted });
    await this.repeat(
      async () => {
        await this.restMouse();
        const { x, y } = await this.#restingPlaceOf(text);
        await this.page.mouse.move(x - 40, y + 40);
        await this.page.mouse.move(x, y, { steps: 4 });
      },
      (options) => hover.first().waitFor(options),
    );
    await this.page.locator('.monaco-hover:visible', { hasText: /Loading|正在加载/ }).waitFor({ state: 'hidden' });
    await this.pause();
    return hover.first().innerText();
  }

  /** The rows of the completion list that is open or about to open, once one of them has the text that is wanted. */
  async suggestions(wanted = /./) {
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.filter({ hasText: wanted }).first().waitFor();
    await this.pause();
    return rows.allInnerTexts();
  }

  /** Puts the cursor to the next problem, without the box in which the editor tells it. */
  async nextProblem() {
    const box = this.page.locator('.marker-widget');
    await this.press('F8');
    await box.waitFor();
    await this.repeat(
      () => this.press('Escape'),
      (options) => box.waitFor({ state: 'hidden', ...options }),
    );
  }

  /** Opens the menu of quick fixes at the cursor, which has the one that is wanted, and returns its text. */
  async quickFixes(wanted = /./) {
    const menu = this.page.locator('.action-widget:not(.action-list-submenu-panel)');
    await this.repeat(
      async () => {
        if (await menu.isVisible()) await this.press('Escape');
        await this.press('Control+.');
      },
      (options) => menu.filter({ hasText: wanted }).waitFor(options),
    );
    await this.pause();
    return menu.innerText();
  }

  /** Opens the Problems panel and returns its text, once it has these check codes. */
  async problems(...codes) {
    const panel = this.page.locator('.markers-panel');
    await this.repeat(
      async () => {
        if (!(await panel.isVisible())) await this.press('Control+Shift+m');
      },
      (options) => panel.waitFor(options),
    );
    const rows = panel.locator('.monaco-list-row');
    for (const code of codes) await rows.filter({ hasText: code }).first().waitFor();
    await rows.first().waitFor();
    await this.pause();
    return panel.innerText();
  }

  /** Closes the Problems panel. The first time the key may only give it the keyboard. */
  closeProblems() {
    const panel = this.page.locator('.markers-panel');
    return this.repeat(
      async () => {
        if (await panel.isVisible()) await this.press('Control+Shift+m');
      },
      (options) => panel.waitFor({ state: 'hidden', ...options }),
    );
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

/** `POLICY_DRAFTING_SLOW=6` has the page work six times slower: what does not wait for what it needs shows then. */
async function slowDown(page) {
  const rate = Number(process.env.POLICY_DRAFTING_SLOW ?? 1);
  if (rate <= 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}
