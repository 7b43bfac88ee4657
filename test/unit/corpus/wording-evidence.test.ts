import { describe, expect, it } from 'vitest';
import type { Corpus } from '../../../server/src/corpus/corpus.ts';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';
import { evidenceOf, type Screen, screens } from '../../../server/src/corpus/wording/evidence.ts';
import { comparedStretch, variantsOf } from '../../../server/src/corpus/wording/variants.ts';
import { wordSegmenter } from '../../lsp/words.ts';

const established = '健全党建引领、群众参与、依法治理的工作机制';
const draft = '健全党建引领、群众参予、依法治理的工作机制';
const [variant] = variantsOf(comparedStretch(draft, { start: 0, end: draft.length }), established);

/** Three counties with the wording, and the questions that it is asked. */
function corpusAsked(): { readonly corpus: Corpus; readonly asked: string[] } {
  const files = [...'甲乙丙'].map((name) => ({ name: `${name}.txt`, text: `${name}县行动方案\n\n${established}。\n` }));
  const whole = corpusOf(files);
  const asked: string[] = [];
  const corpus: Corpus = Object.create(whole, {
    works: {
      value: (phrase: string, enough?: number) => {
        asked.push(phrase);
        return whole.works(phrase, enough);
      },
    },
    between: {
      value: (before: string, after: string, longest: number) => {
        asked.push(`${before}…${after}`);
        return whole.between(before, after, longest);
      },
    },
  });
  return { corpus, asked };
}

describe('evidence for a slip', () => {
  it('asks the corpus no further where a screen is not passed', () => {
    const questions = screens.map((last) => {
      const { corpus, asked } = corpusAsked();
      const seen: Screen[] = [];
      const passes = (screen: Screen): boolean => seen.push(screen) > 0 && screen !== last;
      expect(evidenceOf(corpus, wordSegmenter(), variant!, passes)).toBeNull();
      expect(seen).toEqual(screens.slice(0, screens.indexOf(last) + 1));
      return asked.length;
    });
    expect(questions[0]).toBe(0);
    expect(questions).toEqual([...questions].sort((a, b) => a - b));
    expect(new Set(questions).size).toBe(screens.length);
  });

  it('knows nothing where no work has the form', () => {
    const { corpus } = corpusAsked();
    const unheard = { ...variant!, theirs: '参谋' };
    expect(evidenceOf(corpus, wordSegmenter(), unheard, () => true)).toBeNull();
    expect(evidenceOf(corpus, wordSegmenter(), variant!, () => true)).toMatchObject({
      several: 1,
      many: 1,
      unheard: 1,
    });
  });
});
