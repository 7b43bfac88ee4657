import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Corpus } from '../../../server/src/corpus/corpus.ts';
import { corpusOf, type NamedText, segmentOf } from '../../../server/src/corpus/corpus-of.ts';
import { openCorpus } from '../../../server/src/corpus/snapshot.ts';

const sentence = fc.constantFrom(
  '加快社区食堂建设，完善助餐配送网络。',
  '加快社区食堂建设，完善助餐服务网络。',
  '依托助餐服务平台（以下简称“助餐平台”），逐步推开。',
  '根据《霁江省养老服务条例》制定。',
  '到2025年，新建社区食堂30个，改造老旧小区12个。',
);
const texts = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('a.txt', 'b.txt', 'c.txt', 'd.txt'),
    text: fc
      .array(sentence, { minLength: 1, maxLength: 4 })
      .map((lines) => `漪州市助餐办法\n\n${lines.join('\n\n')}\n`),
  }),
  { selector: ({ name }) => name, minLength: 1 },
);

/** What a corpus answers, told by files and texts. */
function answers(corpus: Corpus) {
  const told = (clause: number) => [corpus.clause(clause).document.file.name, corpus.clause(clause).text];
  return {
    files: corpus.files.map(({ name }) => name),
    clauses: corpus.clauseCount,
    documents: corpus.documents.map(({ id, title, file }) => [id, title, file.name]),
    count: corpus.count('助餐'),
    find: corpus.find('社区食堂', 9).map(({ clause }) => told(clause)),
    near: corpus
      .near('加快社区食堂建设，完善助餐配送网', { limit: 9, minimumSimilarity: 0.6, mode: 'infix' })
      .map(({ clause, similarity }) => [...told(clause), similarity]),
    continuations: corpus.continuations('完善助餐', 9).map(({ text, works }) => [text, works]),
    title: corpus.title('霁江省养老服务条例')?.citedBy,
    figures: corpus.figures('新建社区食堂').map(({ document, value, place }) => [document.id, value, place]),
    framed: corpus
      .figuresInFrame(corpus.figuresOf(0)[0]?.sentence?.sentenceFrame ?? 0)
      .map(({ document, value }) => [document.id, value]),
    definitions: corpus.definitionsOf('助餐平台').map(({ place }) => place.uri),
  };
}

describe('a corpus without one of its files', () => {
  it('answers like a corpus that never held it', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.boolean(), (files: readonly NamedText[], pick, apart) => {
        const corpus = apart
          ? openCorpus(files.map((file) => ({ segment: segmentOf([file]), deadFiles: new Set() })))
          : corpusOf(files);
        const { uri, name } = corpus.files[pick % files.length]!;
        const rest = corpusOf(files.filter((file) => file.name !== name));
        expect(answers(corpus.without(uri))).toEqual(answers(rest));
      }),
    );
  });

  it('is the same object when it is asked for again, and the corpus itself for a file it does not hold', () => {
    const corpus = corpusOf([
      { name: 'a.txt', text: '加快社区食堂建设。\n' },
      { name: 'b.txt', text: '加快社区食堂建设。\n' },
    ]);
    const { uri } = corpus.files[0]!;
    expect(corpus.without(uri)).toBe(corpus.without(uri));
    expect(corpus.without('file:///elsewhere.txt')).toBe(corpus);
    const [kept] = corpus.find('社区食堂', 9).slice(1);
    expect(corpus.without(uri).find('社区食堂', 9)).toEqual([kept]);
  });
});
