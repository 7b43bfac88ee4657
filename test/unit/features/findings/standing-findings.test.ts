import { describe, expect, test } from 'vitest';
import type { Check, Draft, ParagraphCheck } from '../../../../server/src/checks/check.ts';
import { emptyCorpus } from '../../../../server/src/corpus/empty-corpus.ts';
import { intlSegmenter } from '../../../../server/src/corpus/intl-segmenter.ts';
import { UnitWords } from '../../../../server/src/corpus/user-files/unit-words.ts';
import { checkDraft, checkedDraft } from '../../../../server/src/features/diagnose.ts';
import { defaultFindingSettings } from '../../../../server/src/features/findings/finding-settings.ts';
import { DraftReader } from '../../../../server/src/policy/draft-reader.ts';
import { locate } from '../../../../server/src/policy/span.ts';
import { judgementOf, wordCheck } from './judging.ts';

const should = wordCheck('style/should', '应该');
const account = wordCheck('wording/account', '户口');
const reference = { corpus: emptyCorpus(), segmenter: intlSegmenter() };

function typing(checks: readonly Check[], words?: UnitWords) {
  const reader = new DraftReader();
  const options = { checks, settings: { ...defaultFindingSettings, review: true }, baseline: new Set<string>() };
  return (source: string) => {
    const draft = { uri: 'file:///draft.policy', source, text: reader.read(source) };
    return checkedDraft(draft, { ...reference, ...(words ? { words } : {}) }, options, thrown).shown;
  };
}

function thrown(code: string, error: unknown): never {
  throw new Error(code, { cause: error });
}

describe('after a keystroke', () => {
  const source = '青溪市植树方案\n\n应该植树。\n\n加强管护。\n\n应该浇水，户口登记。';

  test('findings before it are the same records, those behind it have moved', () => {
    const type = typing([should, account]);
    const before = type(source);
    const now = type(source.replace('管护', '日常管护'));
    expect(now[0]).toBe(before[0]);
    expect(now.slice(1).map(({ range }) => range.start)).toEqual(before.slice(1).map(({ range }) => range.start + 2));
    expect(now.map(({ fingerprint }) => fingerprint)).toEqual(before.map(({ fingerprint }) => fingerprint));
  });

  test('equals are numbered in order of the text again', () => {
    const type = typing([should]);
    const one = '青溪市植树方案\n\n应该植树。\n\n加强管护。';
    const [only] = type(one);
    const two = type(one.replace('加强管护', '应该植树'));
    expect(two.map(({ fingerprint }) => fingerprint)).toEqual([only!.fingerprint, `${only!.fingerprint}.2`]);
    expect(type(one.replace('应该植树', '加强管护').replace(/加强管护。$/, '应该植树。'))).toMatchObject([
      { fingerprint: only!.fingerprint },
    ]);
  });
});

test('what a check finds twice is shown once in all versions', () => {
  const { code, title, rationale, defaultSeverity, bad, good } = should;
  const twice: Check = {
    code,
    title,
    rationale,
    defaultSeverity,
    bad,
    good,
    *run({ text }: Draft) {
      for (const [paragraph, held] of text.paragraphs.entries()) {
        const start = held.text.indexOf('应该');
        if (start < 0) continue;
        const range = locate(text, { paragraph, start, end: start + 2 });
        const finding = { code, severity: defaultSeverity, range, message: title, evidence: [], fixes: [] };
        yield finding;
        yield { ...finding };
      }
    },
  };
  const type = typing([twice]);
  const source = '青溪市植树方案\n\n应该植树。';
  for (const now of [source, source.replace('青', '新青'), source.replace('应', '加强管护。\n\n应')]) {
    expect(type(now).map(({ range }) => range.start)).toEqual([now.indexOf('应该')]);
  }
});

test('what a check that comes later has not seen it reads by itself, and its findings stand where they would have stood', () => {
  const asked: string[] = [];
  const told = (check: Check): Check =>
    ({
      ...check,
      find: (...about: Parameters<ParagraphCheck['find']>) => {
        asked.push(`${check.code} ${about[0].text}`);
        return (check as ParagraphCheck).find(...about);
      },
    }) as Check;
  const checks = [told(account), told(should)];
  const source = '青溪市植树方案\n\n应该登记户口。';
  const draft = { uri: 'file:///draft.policy', source, text: new DraftReader().read(source) };
  const options = { checks, settings: defaultFindingSettings, baseline: new Set<string>() };
  const found = (later: Check | null) => {
    asked.length = 0;
    const run = checkDraft(draft, reference, { ...options, later }, thrown);
    for (;;) {
      const step = run.next();
      if (step.done) return step.value.shown;
    }
  };
  expect(found(checks[0]!).map(({ code }) => code)).toEqual(['style/should']);
  expect(asked).toEqual(['style/should 青溪市植树方案', 'style/should 应该登记户口。']);
  expect(found(null)).toEqual(judgementOf(source, { checks }).shown);
  asked.length = 0;
  expect(found(null)).toHaveLength(2);
  expect(asked).toEqual([]);
});

test('what the unit prefers is its own usage, also where a comment stands in it', () => {
  const entry = { preferred: '户口登记簿', forbidden: [], exceptions: [], reason: null, kinds: [] };
  const words = new UnitWords([{ uri: 'file:///w.yaml', entries: [{ ...entry, start: 0, line: 0, character: 0 }] }]);
  const source = '青溪市登记办法\n\n使用户口<!-- 待核 -->登记簿，做好户口核对。';
  expect(typing([account])(source)).toHaveLength(2);
  expect(typing([account], words)(source).map(({ range }) => source.slice(range.end, range.end + 2))).toEqual(['核对']);
});
