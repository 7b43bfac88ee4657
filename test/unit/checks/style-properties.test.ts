/** What must hold of the norm checks on any text: no crash, fixes that settle the matter and touch nothing else. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Finding } from '../../../server/src/checks/check.ts';
import { styleChecks } from '../../../server/src/checks/style/style-checks.ts';
import { emptyCorpus } from '../../../server/src/corpus/empty-corpus.ts';
import { intlSegmenter } from '../../../server/src/corpus/intl-segmenter.ts';
import { UnitWords } from '../../../server/src/corpus/user-files/unit-words.ts';
import { applyEdits, findingsOf, preferredEdits } from '../../../server/src/features/diagnose.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';
import { sentences } from './style-sentences.ts';

const reference = { corpus: emptyCorpus(), segmenter: intlSegmenter(), words: new UnitWords([]) };

function findings(source: string): readonly Finding[] {
  const draft = { uri: 'file:///draft.policy', source, text: readPolicyText(source, { format: 'text' }) };
  return findingsOf(draft, reference, styleChecks, (_, error) => {
    throw error;
  });
}

const all = Object.values(sentences).flatMap(({ bad, good }) => [...bad.map((text) => text.split('→')[0]!), ...good]);
const paragraph = fc.array(fc.constantFrom(...all.filter((text) => !text.includes('\n'))), {
  minLength: 1,
  maxLength: 4,
});
const text = fc
  .tuple(
    fc.constantFrom('', '关于开展春季植树的通知\n\n各区人民政府：\n\n', '青溪市公园条例\n\n第一条　公园免费开放。\n\n'),
    fc.array(paragraph, { minLength: 1, maxLength: 8 }),
    fc.constantFrom('\n', '\n\n', '\n　　'),
  )
  .map(([head, paragraphs, gap]) => head + paragraphs.map((parts) => parts.join('')).join(gap));

it('a fix leaves no finding of its kind at its place and changes nothing else', () => {
  fc.assert(
    fc.property(text, (source) => {
      for (const { code, fixes } of findings(source)) {
        for (const { edits } of fixes) {
          const changed = applyEdits(source, edits);
          const first = Math.min(...edits.map(({ range }) => range.start));
          const last = Math.max(...edits.map(({ range }) => range.end));
          const end = last + changed.length - source.length;
          expect(changed.slice(0, first)).toBe(source.slice(0, first));
          expect(changed.slice(end)).toBe(source.slice(last));
          const left = findings(changed).filter(
            ({ code: other, range }) => other === code && range.start < end && first < range.end,
          );
          expect(left, `${code}: ${source} → ${changed}`).toEqual([]);
        }
      }
    }),
    { numRuns: 30 },
  );
});

it('fixing everything comes to rest', () => {
  fc.assert(
    fc.property(text, (source) => {
      const fixed = [0, 1, 2, 3].reduce((before) => applyEdits(before, preferredEdits(findings(before))), source);
      expect(applyEdits(fixed, preferredEdits(findings(fixed)))).toBe(fixed);
    }),
    { numRuns: 30 },
  );
});

it('reads any characters', () => {
  const marks = fc.constantFrom(
    ...'〔〕[]（）()“”《》、，。；：,.;:!?-—～%％×X一二三十百万亿0123456789年月日第条款号但做出帐的\n 　',
  );
  const any = fc.array(fc.oneof(marks, fc.string({ unit: 'binary', minLength: 1, maxLength: 3 })), { maxLength: 200 });
  fc.assert(
    fc.property(any, (parts) => {
      const source = parts.join('');
      for (const { range, fixes } of findings(source)) {
        expect(range.start).toBeLessThan(range.end);
        expect(range.end).toBeLessThanOrEqual(source.length);
        for (const edit of fixes.flatMap(({ edits }) => edits)) expect(edit.range.start).toBeLessThan(edit.range.end);
      }
    }),
    { numRuns: 100 },
  );
});
