import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Corpus } from '../../../server/src/corpus/corpus.ts';
import { segmentOf } from '../../../server/src/corpus/corpus-of.ts';
import { foldedKey } from '../../../server/src/corpus/folded-text.ts';
import type { FoundInShare } from '../../../server/src/corpus/search/link-scan.ts';
import { openCorpus } from '../../../server/src/corpus/snapshot.ts';
import { finished } from '../../../server/src/corpus/stepwise.ts';

/** Few characters, so that links come again; white space, a full-width letter and ends of sentences. */
const paragraph = fc.stringMatching(/^[甲乙丙Ａ，。 ]{1,40}$/);
const texts = fc.array(fc.array(paragraph, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });

/** Every file in a segment of its own; the last one dead where there are two at least. */
function corpusOf(files: readonly (readonly string[])[]): Corpus {
  const parts = files.map((paragraphs, index) => ({
    segment: segmentOf([{ name: `${index}.txt`, text: `通知\n\n${paragraphs.join('\n\n')}` }]),
    deadFiles: new Set(index > 0 && index === files.length - 1 ? [0] : []),
  }));
  return openCorpus(parts);
}

function linksOf(text: string): string[] {
  const key = foldedKey(text);
  return Array.from({ length: Math.max(0, key.length - 3) }, (_, at) => key.slice(at, at + 4));
}

/** The corpus, which so many readers have read together, as one of them knows it. */
function learnedTogether(files: readonly (readonly string[])[], draft: readonly string[], of: number): Corpus {
  const shares: FoundInShare[] = [];
  const stop = new Error('the share is known');
  for (let number = 0; number < of; number++) {
    const exchange = (own: FoundInShare) => {
      shares[number] = own;
      throw stop;
    };
    try {
      finished(corpusOf(files).learn(draft, { number, of, exchange }));
    } catch (error) {
      if (error !== stop) throw error;
    }
  }
  const corpus = corpusOf(files);
  finished(corpus.learn(draft, { number: of - 1, of, exchange: (own) => shares.with(of - 1, own) }));
  return corpus;
}

describe('links of a draft', () => {
  it('have the clauses that a search for each finds, looked up one by one or learned together', () => {
    fc.assert(
      fc.property(texts, paragraph, (files, draft) => {
        const alone = corpusOf(files);
        const learned = corpusOf(files);
        finished(learned.learn([draft, ...files.flat()]));
        const together = learnedTogether(files, [draft, ...files.flat()], 3);
        for (const link of [...linksOf(draft), ...files.flat().flatMap(linksOf)]) {
          const found = [...new Set(alone.find(link, 1000).map(({ clause }) => clause))].sort((a, b) => a - b);
          expect([...alone.carriers(link, 0)!]).toEqual(found);
          expect([...learned.carriers(link, 0)!]).toEqual(found);
          expect([...together.carriers(link, 0)!]).toEqual(found);
          expect(together.count(link)).toEqual(alone.count(link));
          expect(learned.find(link, 1000)).toEqual(alone.find(link, 1000));
          expect(learned.count(link)).toEqual(alone.count(link));
          expect(learned.works(link)).toBe(alone.count(link).works);
          expect(alone.works(link)).toBe(alone.count(link).works);
          learned.rest();
          expect([...learned.carriers(link, 0)!]).toEqual(found);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of which very many clauses are known lead nowhere, either way', () => {
    const half = Array.from({ length: 1600 }, (_, index) => `甲乙丙丁${index}。`).join('\n\n');
    const files = [[half], [half], ['甲乙丙丁。']];
    const alone = corpusOf(files);
    const learned = corpusOf(files);
    // So many unknown links that reading the corpus costs less than looking up each.
    const many = String.fromCharCode(...Array.from({ length: 200 }, (_, index) => 0x6000 + index));
    const draft = ['甲乙丙丁戊己', many];
    finished(learned.learn(draft));
    const together = learnedTogether(files, draft, 2);
    expect(alone.carriers('甲乙丙丁', 0)).toBeNull();
    for (const corpus of [learned, together]) {
      expect(corpus.carriers('甲乙丙丁', 0)).toBeNull();
      expect(corpus.carriers('丙丁戊己', 0)).toHaveLength(0);
    }
  });

  it('that were known before others are learned have the same clauses still', () => {
    const half = Array.from({ length: 800 }, (_, index) => `甲乙丙丁${index}。`).join('\n\n');
    const rest = Array.from({ length: 800 }, (_, index) => `子丑寅卯${index}。`).join('\n\n');
    const files = [[half], [rest]];
    const alone = corpusOf(files);
    const corpus = corpusOf(files);
    const links = ['甲乙丙丁', '丙丁12', '丁799', '子丑寅卯', '寅卯12', '卯799', '戊己庚辛'];
    const expected = links.map((link) => alone.carriers(link, 0));
    const known = () => links.map((link) => corpus.carriers(link, 0));
    // One is asked for before, one is learned with the first, one with the second.
    corpus.carriers('寅卯12', 0);
    for (const draft of [half, rest]) {
      finished(corpus.learn([draft]));
      expect(known()).toEqual(expected);
    }
  });
});
