import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusOf, segmentOf } from '../../../server/src/corpus/corpus-of.ts';
import { foldedKey } from '../../../server/src/corpus/folded-text.ts';
import { openCorpus } from '../../../server/src/corpus/snapshot.ts';

/** Texts of few characters, so that phrases repeat, overlap and run over sentence and paragraph ends. */
const text = fc.string({ unit: fc.constantFrom(...'甲乙丙。；，（）〔[－— \n'), minLength: 1, maxLength: 60 });

/** Matches of a plain scan over the paragraphs, which end where the segment's text says. */
function scan(paragraphs: readonly string[], phrase: string): number {
  return paragraphs.reduce((count, paragraph) => count + paragraph.split(phrase).length - 1, 0);
}

describe('exact search', () => {
  it('agrees with a plain scan for any phrase', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        text,
        fc.nat(),
        fc.nat(),
        (texts, other, at, length) => {
          const named = texts.map((content, index) => ({ name: `${index}.txt`, text: content }));
          const segment = segmentOf(named);
          const paragraphs = String.fromCharCode(...segment.units(0, segment.textLength))
            .split('\uffff')
            .map(foldedKey);
          const corpus = corpusOf(named);
          const all = paragraphs.join('');
          const own = all.slice(at % (all.length + 1), (at % (all.length + 1)) + (length % 9) + 1);
          for (const phrase of [own, foldedKey(other).slice(0, 3)]) {
            if (phrase === '') continue;
            expect(corpus.count(phrase).occurrences).toBe(scan(paragraphs, phrase));
            expect(corpus.works(phrase)).toBe(corpus.count(phrase).works);
            expect(corpus.find(phrase, 1000)).toHaveLength(scan(paragraphs, phrase));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('counts each work once, up to as many as are enough, since a year', () => {
    const files = [2015, 2018, 2021].map((year) => ({
      name: `${year}.txt`,
      text: `甲县${year}年行动方案\n\n${year}年5月1日\n\n完善助餐网络，${'助餐'.repeat(year - 2014)}。完善助餐网络。\n`,
    }));
    const corpus = corpusOf(files);
    for (const phrase of ['助', '助餐', '助餐网', '助餐网络', '完善助餐网络', '助餐网络，助餐']) {
      expect(corpus.works(phrase)).toBe(3);
      expect(corpus.works(phrase)).toBe(corpus.count(phrase).works);
      expect(corpus.works(phrase, 2)).toBe(2);
      expect(corpus.works(phrase, 9, 2018)).toBe(2);
    }
    expect(corpus.works('网助')).toBe(0);
    expect(corpus.works('助餐管理')).toBe(0);
  });

  it('gives the matched stretch of the clause as printed', () => {
    const corpus = corpusOf([{ name: 'a.txt', text: '第一条 推进Ａ ＩＣ Ｄ建设（试行）。后面一句。\n' }]);
    const [found] = corpus.find('AIC D建设(试', 10);
    expect(corpus.clause(found!.clause).text.slice(found!.start, found!.end)).toMatch(/^Ａ ?ＩＣ ?Ｄ建设（试$/u);
  });

  it('does not see what has no width', () => {
    const corpus = corpusOf([{ name: 'a.txt', text: '推动高\u200b质\u00ad量\u2060发展。\n' }]);
    expect(corpus.count('高质量发展').occurrences).toBe(1);
    expect(corpus.count('推\u200b动高').occurrences).toBe(1);
  });

  it('finds nothing for an empty phrase and an unknown one', () => {
    const corpus = corpusOf([{ name: 'a.txt', text: '稳中求进。' }]);
    expect(corpus.count('  ')).toEqual({ occurrences: 0, works: 0 });
    expect(corpus.find('求稳', 5)).toEqual([]);
  });

  it('counts the same text in two files once, however short it is', () => {
    const text = '第二号方案\n\n推动就业发展，甲乙丙丁。\n';
    const other = '第三号方案\n\n推动就业发展，甲乙丙丁。\n';
    const corpus = corpusOf(
      [text, text.replaceAll('\n', '\r\n'), other].map((one, at) => ({ name: `${at}.txt`, text: one })),
    );
    expect(corpus.count('推动就业')).toEqual({ occurrences: 3, works: 2 });
  });

  it('lists matches in order of the files, whatever the order of reading', () => {
    const files = ['b.txt', 'a.txt', 'c.txt'].map((name) => ({ name, text: `${name}的新格局。` }));
    const names = (corpus: ReturnType<typeof corpusOf>) =>
      corpus.find('新格局', 2).map(({ clause }) => corpus.clause(clause).document.file.name);
    expect(names(corpusOf(files))).toEqual(['a.txt', 'b.txt']);
    expect(names(corpusOf([...files].reverse()))).toEqual(['a.txt', 'b.txt']);
  });

  it('tells the clauses of the rarest pair of characters, however the files lie in segments', () => {
    const texts = ['乡镇服务中心。村级服务站点。', '村级便民服务。', '服务中心。'].map((content, at) => ({
      name: `${at}.txt`,
      text: `${'甲乙丙'[at]!}县\n\n${content}\n`,
    }));
    const [one, other, gone] = texts;
    const apart = openCorpus([
      { segment: segmentOf([one!, gone!]), deadFiles: new Set([1]) },
      { segment: segmentOf([other!]), deadFiles: new Set() },
    ]);
    for (const corpus of [apart, corpusOf([one!, other!])]) {
      expect(corpus.rarestPair('服务')).toBe(3);
      expect(corpus.rarestPair('村级服务')).toBe(1);
      expect(corpus.rarestPair('服务对象')).toBe(0);
      expect(corpus.rarestPair('村')).toBe(0);
    }
  });
});
