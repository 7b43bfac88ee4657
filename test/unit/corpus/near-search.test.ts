import { describe, expect, it } from 'vitest';
import type { NearOptions } from '../../../server/src/corpus/corpus.ts';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';

const whole: NearOptions = { limit: 10, minimumSimilarity: 0.6, mode: 'whole' };
const infix: NearOptions = { ...whole, mode: 'infix' };

const texts = [
  { name: 'a.txt', text: '加快社区食堂建设，完善助餐配送网络，方便老年人就近用餐。\n统筹使用各类场地。\n' },
  { name: 'b.txt', text: '加快社区食堂布局，完善助餐配送网络，方便老年人就近用餐。\n' },
  { name: 'c.txt', text: '道路照明设施由养护单位负责日常维修。\n' },
];

describe('near search', () => {
  it('ranks the wordings by similarity', () => {
    const corpus = corpusOf(texts);
    const found = corpus.near('加快社区食堂建设，完善助餐配送网路，方便老年人就近用餐。', whole);
    expect(found.map(({ clause }) => corpus.clause(clause).document.file.name)).toEqual(['a.txt', 'b.txt']);
    expect(found[0]!.similarity).toBeCloseTo(1 - 1 / 28);
    expect(found[0]).toMatchObject({ start: 0, end: corpus.clause(found[0]!.clause).text.length });
  });

  it('finds a fragment inside a clause and says which stretch answers', () => {
    const corpus = corpusOf(texts);
    const [found] = corpus.near('完善助餐配送网路', infix);
    const { text } = corpus.clause(found!.clause);
    expect(text.slice(found!.start, found!.end)).toBe('完善助餐配送网络');
    expect(corpus.near('完善助餐配送网路', whole)).toEqual([]);
    const [short] = corpus.near('完善助餐配送网络化', infix);
    expect(text.slice(short!.start, short!.end)).toBe('完善助餐配送网络');
  });

  it('among given clauses gives those that are hardly further than the nearest, in any order of the files', () => {
    const sentence = '强化社区食堂管理，完善助餐配送网络';
    const nearer = { name: 'd.txt', text: '强化社区食堂营运，完善助餐配送网络，方便老年人就近用餐。\n' };
    const nearest = { name: 'e.txt', text: '强化社区食堂管护，完善助餐配送网络，方便老年人就近用餐。\n' };
    const files = [...texts, nearer, nearest];
    const namesWithin = (of: typeof files, behindBest: number): string[] => {
      const corpus = corpusOf(of);
      const lists = Array.from({ length: sentence.length - 3 }, (_, at) => corpus.carriers(sentence, at)!);
      const options = { limit: 10, minimumSimilarity: 0.6, behindBest };
      const found = corpus.nearAmong(sentence, lists, options);
      return found.map((clause) => corpus.clause(clause).document.file.name);
    };
    for (const of of [files, files.toReversed()]) {
      expect(namesWithin(of, 0)).toEqual(['e.txt']);
      expect(namesWithin(of, 0.06)).toEqual(['e.txt', 'd.txt']);
      expect(namesWithin(of, 0.2).sort()).toEqual(['a.txt', 'b.txt', 'd.txt', 'e.txt']);
    }
  });

  it('asks only the documents that are accepted, however many others are nearer', () => {
    const sentence = (number: number) => `加快社区食堂建设，完善助餐配送网络，方便${number}位老年人就近用餐。\n`;
    const many = Array.from({ length: 300 }, (_, at) => ({ name: `甲${at}.txt`, text: sentence(at) }));
    const corpus = corpusOf([...many, texts[1]!]);
    const found = corpus.near(sentence(7), { ...whole, accept: ({ file }) => file.name === 'b.txt' });
    expect(found.map(({ clause }) => corpus.clause(clause).document.file.name)).toEqual(['b.txt']);
    expect(corpus.near(sentence(7), whole)[0]!.similarity).toBe(1);
  });

  it('answers the same whatever the order of reading', () => {
    const query = '加快社区食堂建设，完善助餐配送网路，方便老年人就近用餐。';
    const answers = [texts, [...texts].reverse()].map((order) => {
      const corpus = corpusOf(order);
      return corpus
        .near(query, infix)
        .map(({ clause, similarity }) => [corpus.clause(clause).document.file.name, similarity]);
    });
    expect(answers[0]).toEqual(answers[1]);
  });

  it('gives each work once, in its newest version', () => {
    const law = (date: string) =>
      `临江市助餐点管理办法\n（${date}临江市人民政府公布）\n第一条 为了规范助餐点管理，制定本办法。\n`;
    const corpus = corpusOf([
      { name: '旧.txt', text: law('2019年3月1日') },
      { name: '新.txt', text: law('2023年3月1日') },
    ]);
    const found = corpus.near('为了规范助餐点的管理，制定本办法。', whole);
    expect(found).toHaveLength(1);
    expect(corpus.count('规范助餐点管理')).toEqual({ occurrences: 2, works: 1 });
  });

  it('finds what more documents carry than are looked at', () => {
    const files = Array.from({ length: 700 }, (_, at) => ({
      name: `${at}.txt`,
      text: `第${at}号方案\n\n逾期不改的，依法追究相应责任。\n逾期不改，第${at}号工程的甲方乙方丙方及其负责人依法追究连带赔偿。\n`,
    }));
    const corpus = corpusOf(files);
    const [found] = corpus.near('逾期不改，依法追究相应责任。', whole);
    expect(corpus.clause(found!.clause).text).toBe('逾期不改的，依法追究相应责任。');
  });

  it('has no answer for what is too short or shares nothing', () => {
    const corpus = corpusOf(texts);
    expect(corpus.near('加', infix)).toEqual([]);
    expect(corpus.near('海洋牧场', infix)).toEqual([]);
    expect(corpus.near('', whole)).toEqual([]);
  });
});
