/** The measurement of docs/wording.md in small, with bounds, so that neither recall nor quiet is lost unnoticed. */
import { describe, expect, it } from 'vitest';
import { hasSharedCorpus } from '../measure/shared-corpus.ts';
import { measure } from './held-out.ts';

describe.skipIf(!hasSharedCorpus)('wording/differs on held-out reports (needs ../shared/corpus)', () => {
  const { characters, falseAlarms, outcomes } = hasSharedCorpus
    ? measure({ years: [2012, 2019, 2024], withLaws: false, slips: 45, seed: 3 })
    : { characters: 1, falseAlarms: [], outcomes: [] };

  it('raises at most 3 findings that inform or warn in 10,000 characters', () => {
    const loud = falseAlarms.filter(({ certainty }) => certainty !== 'possible');
    expect((loud.length / characters) * 10_000).toBeLessThanOrEqual(3);
  });

  it.each([
    ['formula', 0.75, 0.85],
    ['long', 0.9, 0.95],
  ] as const)('finds slips in wording: %s', (source, leastLoud, least) => {
    const planted = outcomes.filter((outcome) => outcome.source === source);
    const found = planted.filter((outcome) => outcome.found !== null);
    const loud = found.filter((outcome) => outcome.found!.certainty !== 'possible');
    expect(planted.length).toBeGreaterThan(30);
    expect(found.length / planted.length).toBeGreaterThanOrEqual(least);
    expect(loud.length / planted.length).toBeGreaterThanOrEqual(leastLoud);
  });
});
