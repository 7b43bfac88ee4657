/** Which terms later documents replaced: told by the documents' years, whoever asks and however often. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Corpus } from '../../../server/src/corpus/corpus.ts';
import { corpusOf, type NamedText, segmentOf } from '../../../server/src/corpus/corpus-of.ts';
import { openCorpus } from '../../../server/src/corpus/snapshot.ts';
import { finished } from '../../../server/src/corpus/stepwise.ts';
import {
  clausesOf,
  decidedTerms,
  replacementOf,
  takeTerms,
  termSuccessors,
  termsToSeek,
} from '../../../server/src/corpus/wording/replaced.ts';
import { wordSegmenter } from '../../lsp/words.ts';

const segmenter = wordSegmenter();
const term = '市场主体';

function replaced(corpus: Corpus) {
  const successors = finished(termSuccessors(corpus, segmenter)).of(term);
  const found = finished(replacementOf(corpus, term, successors));
  return (
    found && {
      ...found,
      clauses: clausesOf(corpus, found)
        .map((id) => corpus.clause(id).document.title)
        .sort(),
    }
  );
}

function report(place: string, year: number, sentences: readonly string[], name = place): NamedText {
  return { name: `${name}.txt`, text: `${place}工作报告\n\n${year}年1月15日\n\n${sentences.join('')}\n` };
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
  const one = corpusOf(files);
  const first = finished(termSuccessors(one, segmenter));
  const second = corpusOf(files);
  takeTerms(second, JSON.parse(JSON.stringify(finished(decidedTerms(one, segmenter)))));
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

/** What a draft of the corpus's own sentences is told, and of how many terms it was asked. */
function told(corpus: Corpus) {
  const said = [...former, ...later, ...others].join('');
  const sought = finished(termsToSeek(corpus, segmenter));
  const asked = [...sought.in(said)].map(({ start, end }) => ({ start, end, term: said.slice(start, end) }));
  const found = asked.flatMap(({ start, end, term }) => {
    const replacement = finished(replacementOf(corpus, term, sought.of(term)));
    return replacement ? [{ start, end, replacement, clauses: clausesOf(corpus, replacement) }] : [];
  });
  return { asked: asked.length, found };
}

const placesOfMany = [...places, '壬县'];
const others = ['激发创业主体活力。', '推动创业主体健康发展。', '支持农业企业登记。', '支持工业企业登记。'];
const saidIn = (years: readonly number[], sentences: readonly string[], minLength: number) =>
  fc.record({ year: fc.constantFrom(...years), sentences: fc.subarray([...sentences], { minLength }) });
/** Documents of many years: most as if a term had been replaced, the last as it comes, sometimes another year's of one before. */
const changing = fc
  .tuple(
    fc.array(saidIn([2014, 2016, 2018], [...former, ...others], 5), { minLength: 3, maxLength: 4 }),
    fc.array(saidIn([2023, 2024, 2025], [...later, ...others], 5), { minLength: 1, maxLength: 3 }),
    fc.array(saidIn([2016, 2022, 2024, 2025], [...former, ...later], 1), { maxLength: 1 }),
    fc.constantFrom(0, 0, 0, 1, 6),
  )
  .map(([earlier, newer, last, shift]) => {
    const all = [...earlier, ...newer, ...last];
    return all.map(({ year, sentences }, index) => {
      const place = placesOfMany[index === all.length - 1 ? Math.max(0, index - shift) : index]!;
      return report(place, year, sentences, placesOfMany[index]!);
    });
  });

it('where it is decided which terms are replaced, the same is told, of the whole corpus and without a file', () => {
  let decisions = 0;
  let saved = 0;
  fc.assert(
    fc.property(changing, (files) => {
      const [undecided, decided] = [corpusOf(files), corpusOf(files)];
      takeTerms(decided, finished(decidedTerms(corpusOf(files), segmenter)));
      const { asked, found } = told(decided);
      expect(found).toEqual(told(undecided).found);
      // Of a draft over the whole corpus nothing else is asked.
      expect(asked).toBe(found.length);
      decisions += asked;
      for (const { uri } of undecided.files) {
        const [quick, slow] = [told(decided.without(uri)), told(undecided.without(uri))];
        expect(quick.found).toEqual(slow.found);
        saved += slow.asked - quick.asked;
      }
      // After a view has asked, too.
      expect(told(decided)).toEqual({ asked, found });
    }),
    { numRuns: 60 },
  );
  expect(decisions).toBeGreaterThan(0);
  expect(saved).toBeGreaterThan(0);
});
