/** The measurement of docs/figures.md in small, with bounds, so that neither recall nor quiet is lost unnoticed. */
import { describe, expect, it } from 'vitest';
import { hasSharedCorpus } from '../measure/shared-corpus.ts';
import { alarmsOn, copyFigures, type Outcome, reportFiles, sharedTexts } from './held-out.ts';

describe.skipIf(!hasSharedCorpus)('figures copied from work reports (needs ../shared/corpus)', () => {
  const corpus = hasSharedCorpus ? sharedTexts({ withLaws: false }) : null;
  const outcomes: readonly Outcome[] = corpus ? copyFigures(corpus, { years: [2012, 2022], count: 12, seed: 11 }) : [];
  const share = (wanted: readonly Outcome[]) => wanted.filter(({ found }) => found.length > 0).length / wanted.length;

  it('are flagged where they were changed', () => {
    const changed = outcomes.filter((outcome) => outcome.changed && outcome.copied.setting !== 'clause');
    expect(changed.length).toBeGreaterThan(60);
    expect(share(changed)).toBeGreaterThanOrEqual(0.8);
  });

  it('are left alone where they are as the report has them', () => {
    const faithful = outcomes.filter((outcome) => !outcome.changed);
    expect(share(faithful)).toBeLessThanOrEqual(0.05);
  });

  it('warn at most once in 20,000 characters of a report that the corpus does not hold', () => {
    const { characters, alarms } = alarmsOn(reportFiles([2012, 2018, 2024]), corpus!);
    const warnings = alarms.filter(({ severity }) => severity === 'warning');
    expect(warnings.length / characters).toBeLessThanOrEqual(1 / 20_000);
  });
});
