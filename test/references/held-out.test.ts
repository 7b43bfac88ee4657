/** The measurement of docs/references.md in small, with bounds, so that neither recall nor quiet is lost unnoticed. */
import { describe, expect, it } from 'vitest';
import { measure } from './held-out.ts';
import { hasLaws } from './laws.ts';
import { kinds } from './planted-faults.ts';

/** Versions that number articles anew are too large for a quick run: `npm run references` measures those. */
const quick = kinds.filter((kind) => kind !== 'moved article');

describe.skipIf(!hasLaws)('references of laws that are kept back (needs ../shared/corpus/laws)', () => {
  const { characters, references, outcomes, alarms } = hasLaws
    ? measure({ drafts: 30, faults: 20, seed: 5, small: true })
    : { characters: 1, references: 1, outcomes: [], alarms: [] };

  it.each(quick)('finds planted faults: %s', (kind) => {
    const planted = outcomes.filter(({ fault }) => fault.kind === kind);
    const missed = planted.filter(({ found }) => found === null).map(({ fault }) => `${fault.right} → ${fault.wrong}`);
    expect(planted.length).toBeGreaterThanOrEqual(5);
    expect(missed.length / planted.length, missed.join('\n')).toBeLessThanOrEqual(0.06);
  });

  it('raises at most one alarm in 100 references and in 20,000 characters', () => {
    expect((alarms.length / references) * 100).toBeLessThanOrEqual(1);
    expect((alarms.length / characters) * 20_000).toBeLessThanOrEqual(1);
  });
});
