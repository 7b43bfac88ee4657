import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../server/src/checks/check.ts';
import { fixedAtOnce, fixedText } from '../../../server/src/features/fix-all.ts';

/** Findings that replace each of the words wherever it stands. */
const replacing =
  (...words: readonly (readonly [string, string])[]) =>
  (source: string): readonly Finding[] =>
    words
      .flatMap(([from, to]) =>
        Array.from(source.matchAll(new RegExp(from, 'g')), ({ index }) => {
          const range = { start: index, end: index + from.length };
          const text = { zh: to, en: to };
          const fixes = [{ title: text, preferred: true, edits: [{ range, newText: to }] }];
          return { code: 'style/x', severity: 'warning' as const, range, message: text, evidence: [], fixes };
        }),
      )
      .sort((a, b) => a.range.start - b.range.start);

describe('what is corrected at once', () => {
  it('is what is certain; what is uncertain only in review', () => {
    const found = (['error', 'warning', 'information', 'hint'] as const).map((severity) => ({
      ...replacing(['甲', '乙'])('甲')[0]!,
      severity,
    }));
    expect(fixedAtOnce(found, false).map(({ severity }) => severity)).toEqual(['error', 'warning']);
    expect(fixedAtOnce(found, true)).toEqual(found);
  });
});

describe('all fixes', () => {
  it('are made, and what they uncover', () => {
    expect(fixedText('甲乙丙', replacing(['甲', '丁'], ['丁乙', '戊']))).toBe('戊丙');
  });

  it('that overlap are made one after the other', () => {
    expect(fixedText('甲乙丙', replacing(['甲乙', '甲'], ['乙丙', '丙']))).toBe('甲丙');
  });

  it('change nothing the second time, even where they undo one another', () => {
    const word = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 2 });
    const rules = fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 3 });
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '丁'), maxLength: 8 });
    fc.assert(
      fc.property(rules, text, (pairs, source) => {
        // What grows without end is no correction.
        const shrinking = pairs.filter(([from, to]) => to.length <= from.length);
        const findings = replacing(...shrinking);
        const once = fixedText(source, findings);
        expect(fixedText(once, findings)).toBe(once);
      }),
    );
  });
});
