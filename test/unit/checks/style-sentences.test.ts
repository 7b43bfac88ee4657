import { describe, expect, it } from 'vitest';
import type { Check, Finding } from '../../../server/src/checks/check.ts';
import { styleChecks } from '../../../server/src/checks/style/style-checks.ts';
import { emptyCorpus } from '../../../server/src/corpus/empty-corpus.ts';
import { intlSegmenter } from '../../../server/src/corpus/intl-segmenter.ts';
import { UnitWords } from '../../../server/src/corpus/user-files/unit-words.ts';
import { applyEdits, findingsOf, preferredEdits } from '../../../server/src/features/diagnose.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';
import { sentences } from './style-sentences.ts';

const reference = { corpus: emptyCorpus(), segmenter: intlSegmenter(), words: new UnitWords([]) };

function findings(checks: readonly Check[], source: string): readonly Finding[] {
  const draft = { uri: 'file:///draft.policy', source, text: readPolicyText(source, { format: 'text' }) };
  return findingsOf(draft, reference, checks, (_, error) => {
    throw error;
  });
}

describe.each(styleChecks.map((check) => [check.code, check] as const))('%s', (code, check) => {
  const { bad, good } = sentences[code] ?? { bad: [], good: [] };

  it('has sentences of both kinds', () => {
    expect(bad.length).toBeGreaterThanOrEqual(6);
    expect(good.length).toBeGreaterThanOrEqual(6);
  });

  it.each(bad)('speaks on %s', (sentence) => {
    const [source, fixed] = sentence.split('→');
    const found = findings([check], source!);
    expect(found).not.toEqual([]);
    if (fixed === undefined) return;
    const changed = applyEdits(source!, preferredEdits(found));
    expect(changed).toBe(fixed);
    expect(findings([check], changed)).toEqual([]);
  });

  it.each(good)('is silent on %s', (sentence) => {
    expect(findings([check], sentence)).toEqual([]);
  });
});

it('no check warns on what another one holds for good', () => {
  const warned = Object.entries(sentences).flatMap(([code, { good }]) =>
    good.flatMap((sentence) =>
      findings(
        styleChecks.filter((check) => check.code !== code),
        sentence,
      )
        .filter(({ severity }) => severity === 'warning')
        .map((finding) => `${finding.code}: ${sentence}`),
    ),
  );
  expect(warned).toEqual([]);
});

it('one mark of half width is one warning for its paragraph', () => {
  const source = '加强统筹;落实责任;强化考核，按时完成,定期通报。\n\n各区配合;市级督导。';
  const found = findings(
    styleChecks.filter(({ code }) => code === 'style/halfwidth-punctuation'),
    source,
  );
  const told = found.map(({ range, severity }) => [source[range.start], severity]);
  expect(told).toEqual([
    [';', 'warning'],
    [';', 'information'],
    [',', 'warning'],
    [';', 'warning'],
  ]);
});
