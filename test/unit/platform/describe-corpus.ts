/** What a corpus answers, to hold one against another. */
import type { Corpus } from '../../../server/src/corpus/corpus.ts';

/** Sentences of which test corpora are made. */
export const sentences = [
  '加快社区食堂建设，完善助餐配送网络。',
  '加快社区食堂布局，完善助餐配送网络。',
  '依托服务平台（以下简称“平台”）办理。',
  '根据《江东省养老服务条例》（江东发〔2022〕5号），制定本办法。',
  '道路照明设施由养护单位负责日常维修。',
];

/** Everything a corpus says, free of the numbers of clauses. */
export function describeCorpus(corpus: Corpus): unknown {
  const clause = (id: number) => {
    const { text, document, headingPath, place } = corpus.clause(id);
    return { text, document: document.id, headingPath, place };
  };
  return {
    files: corpus.files,
    documents: corpus.documents,
    clauses: corpus.clauseCount,
    outlines: corpus.documents.map(({ id }) => [corpus.outline(id), corpus.definitions(id)]),
    counts: ['助餐', '社', '完善助餐配送网络。', '条例》'].map((phrase) => corpus.count(phrase)),
    found: corpus.find('社区', 3).map((found) => ({ ...found, clause: clause(found.clause) })),
    near: sentences.map((sentence) =>
      corpus
        .near(sentence.slice(1), { limit: 3, minimumSimilarity: 0.5, mode: 'infix' })
        .map((found) => ({ ...found, clause: clause(found.clause) })),
    ),
    continuations: corpus.continuations('加快社区食堂', 5).map((found) => ({ ...found, clause: clause(found.clause) })),
    glossary: corpus.definitionsOf('平台'),
    titles: corpus.titlesWith('', 100),
    numbers: corpus.numbers(),
  };
}
