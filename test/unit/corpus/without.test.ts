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
  '依据《霁江省养老服务条列》（霁政发〔2021〕3号）和《漪州市助餐办法》办理。',
  '参照《霁江省养老服务条例》（霁政发〔2020〕8号）执行。',
);
/** Documents of one title are one work, which a file between two of them may join. */
const title = fc.constantFrom('漪州市助餐办法', '漪州市社区食堂管理办法', '漪州市养老服务规定', '青溪市助餐工作要点');
const texts = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('a.txt', 'b.txt', 'c.txt', 'd.txt'),
    text: fc
      .tuple(title, fc.array(sentence, { minLength: 1, maxLength: 4 }))
      .map(([title, lines]) => `${title}\n\n${lines.join('\n\n')}\n`),
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
    titles: ['霁江省养老服务条例', '霁江省养老服务条列', '漪州市助餐办法'].map((title) => {
      const known = corpus.title(title);
      return known && [known.title, known.citedBy, known.number, known.documents.map(({ id }) => id)];
    }),
    nearTitles: corpus.nearTitles('霁江省养老服务条').map(({ title, citedBy }) => [title, citedBy]),
    titlesWith: corpus.titlesWith('', 9).map(({ title, citedBy }) => [title, citedBy]),
    numbers: corpus.numbers().map(({ number, title, document }) => [number, title, document?.id]),
    figures: corpus.figures('新建社区食堂').map(({ document, value, place }) => [document.id, value, place]),
    framed: corpus
      .figuresInFrame(corpus.figuresOf(0)[0]?.sentence?.sentenceFrame ?? 0)
      .map(({ document, value }) => [document.id, value]),
    definitions: corpus.definitionsOf('助餐平台').map(({ document, place }) => [document.id, place.uri]),
    term: corpus.termAt('推广助餐平台应用', 3),
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
