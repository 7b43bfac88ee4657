/** Which terms later documents replaced: told by the documents' years, whoever asks and however often. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Corpus } from '../../../server/src/corpus/corpus.ts';
import { corpusOf, type NamedText, segmentOf } from '../../../server/src/corpus/corpus-of.ts';
import { openCorpus } from '../../../server/src/corpus/snapshot.ts';
import { finished } from '../../../server/src/corpus/stepwise.ts';
import { replacementOf, takeSuccessors, termSuccessors } from '../../../server/src/corpus/wording/replaced.ts';
import { wordSegmenter } from '../../lsp/words.ts';

const segmenter = wordSegmenter();
const term = '市场主体';

function replaced(corpus: Corpus) {
  const successors = finished(termSuccessors(corpus, segmenter)).of(term);
  const found = finished(replacementOf(corpus, term, successors));
  return found && { ...found, clauses: found.clauses.map((id) => corpus.clause(id).document.title).sort() };
}

function report(place: string, year: number, sentences: readonly string[]): NamedText {
  return { name: `${place}.txt`, text: `${place}工作报告\n\n${year}年1月15日\n\n${sentences.join('')}\n` };
}

const places = ['甲县', '乙县', '丙县', '戊县', '己县', '庚县', '辛县'];
const former = ['激发市场主体活力。', '推动市场主体健康发展。', '支持市场主体登记。'];
const later = former.map((sentence) => sentence.replace(term, '经营主体'));

describe('a term that was replaced', () => {
  const earlier = places.slice(0, 3).map((place, index) => report(place, 2016 + index, former));
  const newest = [report('己县', 2024, later), report('庚县', 2025, later)];

  it('is told by places in the sentence that both have had', () => {
    expect(replaced(corpusOf([...earlier, ...newest]))).toMatchObject({
      successor: '经营主体',
      since: 2024,
      formerWorks: 3,
      formerFrom: 2016,
      formerTo: 2018,
      laterWorks: 2,
    });
  });

  it('is told by one place where nobody has the old one any more, and nobody had the new one', () => {
    const once = ['己县', '庚县', '辛县'].map((place) => report(place, 2025, later.slice(0, 1)));
    expect(replaced(corpusOf([...earlier, ...once]))).toMatchObject({ successor: '经营主体', laterWorks: 3 });
    expect(replaced(corpusOf([...earlier, ...once.slice(1)]))).toBeNull();
    const known = report('戊县', 2017, ['培育经营主体。']);
    expect(replaced(corpusOf([...earlier, ...once, known]))).toBeNull();
    const third = report('戊县', 2018, ['激发创新主体活力。']);
    expect(replaced(corpusOf([...earlier, ...once, third]))).toBeNull();
  });

  it('is not one that the newest documents still have', () => {
    expect(replaced(corpusOf([...earlier, ...newest, report('辛县', 2025, former)]))).toBeNull();
  });

  it('is found by whoever goes on with the reading of the corpus', () => {
    const corpus = corpusOf([...earlier, ...newest]);
    const left = termSuccessors(corpus, segmenter);
    left.next();
    left.return(undefined as never);
    expect(replaced(corpus)).not.toBeNull();
    // Read once: the second to ask has nothing to wait for.
    expect(termSuccessors(corpus, segmenter).next().done).toBe(true);
  });
});

it('what was packed of one corpus serves another of the same texts', () => {
  const said = [...former, ...later].join('');
  const files = [
    ...places.slice(0, 3).map((place, index) => report(place, 2016 + index, former)),
    ...['己县', '庚县'].map((place) => report(place, 2025, [...later, '激发创业主体活力。'])),
  ];
  const first = finished(termSuccessors(corpusOf(files), segmenter));
  const second = corpusOf(files);
  takeSuccessors(second, JSON.parse(JSON.stringify(first.packed)));
  const taken = termSuccessors(second, segmenter).next().value!;
  expect(first.of(term).map((successor) => successor.term)).toContain('经营主体');
  expect(taken.of(term)).toEqual(first.of(term));
  expect([...taken.in(said)]).toEqual([...first.in(said)]);
  expect(replaced(second)).toEqual(replaced(corpusOf(files)));
});

const text = fc.record({
  year: fc.constantFrom(2016, 2017, 2018, 2024, 2025),
  sentences: fc.subarray([...former, ...later], { minLength: 1 }),
});
const texts = fc
  .array(text, { minLength: 4, maxLength: 7 })
  .map((all) => all.map(({ year, sentences }, index) => report(places[index]!, year, sentences)));

it('the same is found in however many segments, and without a file what is found where it never was', () => {
  fc.assert(
    fc.property(texts, fc.nat(), (files, pick) => {
      const corpus = corpusOf(files);
      const apart = openCorpus(
        files.map((file) => ({ segment: segmentOf([file]), deadFiles: new Set<number>() })).reverse(),
      );
      const found = replaced(corpus);
      expect(replaced(apart)).toEqual(found);
      const { uri, name } = corpus.files[pick % files.length]!;
      expect(replaced(corpus.without(uri))).toEqual(replaced(corpusOf(files.filter((file) => file.name !== name))));
    }),
    { numRuns: 30 },
  );
});
