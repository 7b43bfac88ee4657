/** A long draft is searched beside the requests; what the editor shows is the same. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import type { Corpus } from '../../server/src/corpus/corpus.ts';
import type { RunningSearch, SlipQuestion } from '../../server/src/corpus/wording/slip-question.ts';
import { slipsIn } from '../../server/src/corpus/wording/slips.ts';
import type { Host } from '../../server/src/lsp/host.ts';
import { openServer, type TestClient } from './harness.ts';
import { wordSegmenter } from './words.ts';

const formula = '坚持党建引领、群众参与、依法治理、共建共享的工作原则。';
const slip = '坚持党建引领、群众参予、依法治理、共建共享的工作原则。';
const corpus = ['甲', '乙', '丙'].map((county) => ({
  name: `${county}.txt`,
  text: `${county}县工作方案\n\n一、总体要求\n\n${formula}\n`,
}));
/** Some thirty thousand characters and more, no two sentences the same. */
const filler = Array.from(
  { length: 1600 },
  (_, index) => `第${index}号地块由第${index}组负责日常巡查和养护。\n\n`,
).join('');
const long = `丁县工作方案\n\n一、总体要求\n\n${slip}\n\n${filler}`;

let client: TestClient | undefined;
afterEach(async () => {
  await client?.close();
  client = undefined;
});

/** How often the host was made ready to search, and stopped before it was asked to. */
let ready = 0;
let stopped = 0;

/** A server whose host is ready to search what is opened as `search` says; null where it cannot be. */
async function serverWith(
  search: ((question: SlipQuestion, over: Corpus) => RunningSearch) | null,
): Promise<TestClient> {
  ready = stopped = 0;
  const slipSearcher: Host['slipSearcher'] = (over) => {
    if (!search) return null;
    ready++;
    return { search: (question) => search(question, over), stop: () => stopped++ };
  };
  client = await openServer('in-process', { corpus, host: { slipSearcher } });
  return client;
}

/** Findings of the check when there are so many; a client that is told that there are more asks again. */
async function awaited(draft: { findings(code: string): Promise<Diagnostic[]> }, count: number): Promise<Diagnostic[]> {
  let found: Diagnostic[] = [];
  await expect
    .poll(
      async () => {
        found = await draft.findings('wording/differs');
        return found.length;
      },
      { timeout: 20_000 },
    )
    .toBe(count);
  return found;
}

describe('a long draft', () => {
  it('has its sentences searched by the host; the check takes what that gave', async () => {
    const asked: SlipQuestion[] = [];
    const server = await serverWith((question, over) => {
      asked.push(question);
      for (const sentence of question.sentences) {
        // Told from the search alone, to know it from what the check finds itself.
        const slips = sentence === slip ? slipsIn(over, wordSegmenter(), sentence) : [];
        question.found(
          sentence,
          slips.map((of) => ({ ...of, works: 77 })),
        );
      }
      return { done: Promise.resolve(), stop: () => {} };
    });
    const draft = await server.open(long);
    const [found] = await awaited(draft, 1);
    expect(found!.message).toContain('77 份文件');
    expect(asked).toHaveLength(1);
    const typed = long.indexOf('日常');
    await draft.change(typed, typed, '的');
    await draft.items();
    expect(asked).toHaveLength(1);
    expect(ready).toBe(1);
    // A draft that says the same has nothing left to be searched.
    await awaited(await server.open(long), 1);
    expect(asked).toHaveLength(1);
    expect([ready, stopped]).toEqual([2, 1]);
  });

  it('shows what else is wrong before its search is over, and what was known of wording, then tells the client to ask again', async () => {
    let end = () => {};
    const server = await serverWith(() => ({ done: new Promise((resolve) => (end = resolve)), stop: () => {} }));
    const draft = await server.open(`丁县工作方案

${slip}
`);
    expect(await draft.findings('wording/differs')).toHaveLength(1);
    const { length } = `丁县工作方案

${slip}
`;
    const suppressed = '<!-- policy-drafting: ignore-next-line wording/differs: 另有含义 -->\n';
    await draft.change(
      length,
      length,
      `\n${filler}${suppressed}以上“情况请审议。\n\n${formula.replace('治理', '冶理')}\n`,
    );
    const first = await draft.diagnostics();
    const codes = first.kind === 'full' ? first.items.map(({ code }) => code) : [];
    expect(codes).toContain('wording/differs');
    expect(codes).toContain('style/unmatched-pair');
    expect(codes).not.toContain('suppression/unused');
    expect(await draft.diagnostics(first.resultId)).toMatchObject({ kind: 'unchanged' });
    const { refreshes } = server;
    end();
    await expect.poll(() => server.refreshes, { timeout: 20_000 }).toBeGreaterThan(refreshes);
    const then = await draft.diagnostics(first.resultId);
    expect(then.kind === 'full' && then.items.filter(({ code }) => code === 'wording/differs')).toHaveLength(2);
  });

  it('is checked all the same when the host cannot or fails', async () => {
    const without = await serverWith(null);
    await awaited(await without.open(long), 1);
    await without.close();
    let searches = 0;
    const failing = await serverWith(() => {
      searches++;
      return { done: Promise.reject(new Error('broken')), stop: () => {} };
    });
    for (const text of [long, `${long}${filler.replaceAll('地块', '路段')}`]) {
      await awaited(await failing.open(text), 1);
    }
    await expect.poll(() => failing.logged.join(), { timeout: 20_000 }).toContain('broken');
    expect(searches).toBe(1);
  });

  it('keeps its search while it is edited, and a short one has none', async () => {
    let searches = 0;
    let end = () => {};
    const server = await serverWith(() => {
      searches++;
      if (searches > 1) return { done: Promise.resolve(), stop: () => {} };
      return { done: new Promise((resolve) => (end = resolve)), stop: () => {} };
    });
    expect(await (await server.open(`丁县工作方案\n\n${slip}\n`)).findings('wording/differs')).toHaveLength(1);
    expect(ready).toBe(0);
    const draft = await server.open(long);
    const first = draft.items().catch(() => []);
    await expect.poll(() => searches, { timeout: 20_000 }).toBe(1);
    const typed = long.indexOf('日常');
    await draft.change(typed, typed, '的');
    expect(await draft.findings('wording/differs')).toHaveLength(0);
    await first;
    expect(searches).toBe(1);
    end();
    await awaited(draft, 1);
  });
});
