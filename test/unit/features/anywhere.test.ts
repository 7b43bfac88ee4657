import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checks } from '../../../server/src/checks/registry.ts';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';
import { emptyCorpus } from '../../../server/src/corpus/empty-corpus.ts';
import { finished } from '../../../server/src/corpus/stepwise.ts';
import { complete } from '../../../server/src/features/completion/completion.ts';
import type { Context } from '../../../server/src/features/context.ts';
import { definition } from '../../../server/src/features/definition.ts';
import { applyEdits, findingsOf, preferredEdits } from '../../../server/src/features/diagnose.ts';
import { foldingRanges } from '../../../server/src/features/folding.ts';
import { hover } from '../../../server/src/features/hover/hover.ts';
import { citationLinks } from '../../../server/src/features/links.ts';
import { references } from '../../../server/src/features/references.ts';
import { type OutlineSymbol, outlineSymbols } from '../../../server/src/features/symbols.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';
import { cityTexts } from '../../lsp/corpus-texts.ts';
import { wordSegmenter } from '../../lsp/words.ts';

const corpora = [corpusOf(cityTexts), emptyCorpus()];
const segmenter = wordSegmenter();

/** Pieces that policy texts are made of, and what breaks readers. */
const pieces = [
  '青溪市城市绿化管理办法',
  '《青溪市城市绿化管理办法》',
  '《青溪市城市绿地管理办法》',
  '《',
  '》',
  '（青政发〔2022〕7号）',
  '（',
  '）',
  '〔',
  '第三条',
  '第一章　总则',
  '一、总体要求',
  '（一）目标',
  '1. 任务',
  '附件2',
  '专栏1',
  '本办法所称口袋公园，是指小型绿地。',
  '（以下简称“绿化中心”）',
  '建设口袋公园应当坚持因地制宜、便民惠民，做到开窗见绿、出门入园。',
  '全域增绿格局',
  '\n',
  '\r\n',
  '\r',
  '\n\n',
  ' ',
  '\u3000',
  '\t',
  '\u0000',
  '\ufeff',
  '\ud83c',
  '😀',
  'abc 1.5%',
  '# ',
  '---\n',
  '| 指标 | 值 |\n',
];

const drafts = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 14,
  })
  .map((parts) => parts.join(''));

function contextOf(source: string, corpus: Context['corpus'], locale: Context['locale']): Context {
  const text = readPolicyText(source, { format: 'text' });
  return { draft: { uri: 'untitled:draft', source, text }, corpus, locale, segmenter };
}

describe('any draft, any place', () => {
  it('is answered with ranges inside the draft', () => {
    fc.assert(
      fc.property(drafts, fc.constantFrom(...corpora), fc.constantFrom('zh', 'en'), (source, corpus, locale) => {
        const context = contextOf(source, corpus, locale as 'zh' | 'en');
        // Thousands of ranges a draft: those that break a rule are gathered, and one expectation is made of them.
        const outside: unknown[] = [];
        const inside = (range: { start: number; end: number }) => {
          const { start, end } = range;
          if (!(0 <= start && start <= end && end <= source.length)) outside.push(range);
        };
        for (let offset = 0; offset <= source.length; offset++) {
          const shown = hover(context, offset);
          if (shown) inside(shown.range);
          const found = definition(context, offset);
          if (found) inside(found.origin);
          finished(references(context, offset));
          for (const { range } of complete(context, offset, { requested: true, trigger: null })) {
            inside(range);
            const replaced = source.slice(range.start, range.end);
            if (!(range.start <= offset && offset <= range.end) || /[\r\n]/.test(replaced))
              outside.push({ offset, range });
          }
        }
        for (const { range } of citationLinks(context)) inside(range);
        for (const range of foldingRanges(context.draft.text)) inside(range);
        expect(outside).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('has an outline whose selections and children lie inside their ranges', () => {
    fc.assert(
      fc.property(drafts, (source) => {
        const within = (inner: OutlineSymbol['range'], outer: OutlineSymbol['range']) =>
          outer.start <= inner.start && inner.end <= outer.end;
        const check = (symbol: OutlineSymbol): void => {
          expect(symbol.name).not.toBe('');
          expect(within(symbol.selection, symbol.range)).toBe(true);
          for (const child of symbol.children) {
            expect(within(child.range, symbol.range)).toBe(true);
            check(child);
          }
        };
        outlineSymbols(readPolicyText(source, { format: 'text' })).forEach(check);
      }),
    );
  });

  it('is checked, and the preferred fixes can be made together', () => {
    fc.assert(
      fc.property(drafts, fc.constantFrom(...corpora), (source, corpus) => {
        const { draft } = contextOf(source, corpus, 'zh');
        const findings = findingsOf(draft, { corpus, segmenter }, checks, (code, error) => {
          throw new Error(code, { cause: error });
        });
        const edits = preferredEdits(findings);
        const removed = edits.reduce((sum, { range }) => sum + range.end - range.start, 0);
        const added = edits.reduce((sum, { newText }) => sum + newText.length, 0);
        expect(applyEdits(source, edits)).toHaveLength(source.length - removed + added);
      }),
    );
  });
});
