import { describe, expect, it } from 'vitest';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';
import { acceptor, filterChoices } from '../../../server/src/features/document-filter.ts';
import { markedPrecedent } from '../../../server/src/features/marked-precedent.ts';
import { precedentLists, selectedText } from '../../../server/src/features/precedent-lists.ts';
import { precedents } from '../../../server/src/features/precedents.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';
import { wordSegmenter } from '../../lsp/words.ts';

/** A document of some place, year and text; its issuer gives the level. */
const document = (place: string, year: number, body: string, kind = '办法') => ({
  name: `${place}${year}${kind}.txt`,
  text: `${place}助餐点管理${kind}\n\n${body}\n\n${place}人民政府\n\n${year}年3月1日\n`,
});
const same = '助餐点应当公示菜品价格和补贴标准。';
const texts = [
  document('青溪市', 2019, `第一条　${same}`),
  document('白石县', 2023, `一、${same}`, '方案'),
  document('霁江省', 2023, same, '通知'),
  document('黄沙市', 2021, '助餐点应当公示菜品价格。'),
  document('绿原市', 2022, `各街道要加强日常巡查，${same.slice(0, -1)}，并接受监督。`),
];
const corpus = corpusOf(texts);
const segmenter = wordSegmenter();
const places = (found: ReturnType<typeof precedents>) => found.map(({ clause }) => clause.document.title.slice(0, 3));

describe('precedents', () => {
  it('collapse to one row for one wording, whatever its label, with the newest and highest in front', () => {
    const [first] = precedents(corpus, `（一）${same}`, { limit: 10 });
    expect(first).toMatchObject({ similarity: 1, works: 3 });
    expect(first!.carriers.map(({ document }) => document.title.slice(0, 3))).toEqual(['霁江省', '白石县', '青溪市']);
  });

  it('are the most similar first, and a longer clause that says it too after the ones that just say it', () => {
    expect(places(precedents(corpus, same, { limit: 10 }))).toEqual(['霁江省', '绿原市', '黄沙市']);
  });

  it('can be asked of some documents only', () => {
    const of = (filter: Parameters<typeof acceptor>[0]) => places(precedents(corpus, same, { limit: 1, filter }));
    expect(of({ levels: ['county'] })).toEqual(['白石县']);
    expect(of({ genres: ['办法'], to: '2020' })).toEqual(['青溪市']);
    expect(of({ from: '2024' })).toEqual([]);
  });

  it('have the stretch marked that answers the sentence', () => {
    const sentence = '助餐点应当公布菜品价格和补贴标准。';
    const found = precedents(corpus, sentence, { limit: 10 }).find(({ clause }) => clause.text.includes('巡查'))!;
    const pieces = markedPrecedent(sentence, found, segmenter);
    expect(pieces[0]).toEqual({ kind: 'outside', text: '各街道要加强日常巡查，' });
    expect(pieces.filter(({ kind }) => kind === 'removed' || kind === 'added')).toEqual([
      { kind: 'removed', text: '公布' },
      { kind: 'added', text: '公示' },
    ]);
    const printed = pieces.filter(({ kind }) => kind !== 'removed').map(({ text }) => text);
    expect(printed.join('')).toBe(found.clause.text);
  });

  it('have nothing marked as said instead where the stretch begins or ends in the middle of something', () => {
    const own = corpusOf([document('青溪市', 2020, '各地坚决贯彻落实国家对助餐点的决策部署要求，善于应对。')]);
    const marked = (sentence: string) => {
      const [found] = precedents(own, sentence, { limit: 1 });
      return markedPrecedent(sentence, found!, segmenter).map(({ kind, text }) => `${kind} ${text}`);
    };
    expect(marked('为贯彻落实国家对助餐点的决策部署')).toEqual([
      'outside 各地坚决',
      'removed 为',
      'same 贯彻落实国家对助餐点的决策部署',
      'outside 要求，善于应对。',
    ]);
  });

  it('of a stretch that longer clauses say collapse to one row, in as many documents as a search finds', () => {
    const longer = [2020, 2023, 2024].map((year) =>
      document(`第${year % 10}市`, year, `${year}年起，${same.slice(0, -1)}，并接受第${year}次检查。`),
    );
    const own = corpusOf([...texts, ...longer]);
    const [whole, stretch] = precedents(own, same, { limit: 10 });
    expect(whole).toMatchObject({ similarity: 1, works: 3 });
    expect(stretch!.carriers.map(({ document: { date } }) => date!.slice(0, 4))).toEqual([
      '2024',
      '2023',
      '2022',
      '2020',
    ]);
    expect(stretch!.clause.text.slice(stretch!.start, stretch!.end)).toBe(same.slice(0, -1));
    expect(whole!.works + stretch!.works).toBe(own.count(same.slice(0, -1)).works);
  });

  it('of less than a sentence are not counted again where more of it is said', () => {
    const own = corpusOf([
      document('甲市', 2020, '凡经营者违反本条例规定的行为应当制止。'),
      document('乙市', 2021, '如果单位违反本条例规定行为人受罚。'),
      document('丙市', 2022, '倘若个人违反本条例规定实施该项活动。'),
      document('丁市', 2023, '一旦企业违反本条例规定，从严查处。'),
    ]);
    const rows = precedents(own, '违反本条例规定的', { limit: 5 });
    const said = rows.map(({ clause: { text }, start, end, works }) => `${works} ${text.slice(start, end)}`);
    expect(said).toEqual(['1 违反本条例规定的', '3 违反本条例规定']);
  });

  it('are counted in all documents, behind however many labels', () => {
    const penalty = '违反本条例规定，构成犯罪的，依法追究刑事责任。';
    const numerals = ['十', '二十', '三十', '四十', '五十', '六十', '七十', '八十', '九十'];
    const labels = numerals.flatMap((tens) => [...'一二三四五六七八九'].map((one) => `第${tens}${one}条`));
    const laws = labels.map((label, at) => {
      const own = String.fromCharCode(...Array.from({ length: 60 }, (_, k) => 0x4e00 + 61 * at + k));
      return document(`第${at}市`, 2000 + (at % 20), `${own}。\n\n${label}　${penalty}`, '条例');
    });
    const [first] = precedents(corpusOf(laws), penalty, { limit: 3 });
    expect(first!.works).toBe(labels.length);
  });

  it('are those of comma segments where nobody says the sentence as a whole', () => {
    const text = '海洋牧场要扩大养殖规模，助餐点应当公示菜品价格，远洋渔船加装卫星定位终端设备。';
    const lists = precedentLists({ corpus, segmenter }, text, { limit: 1 });
    expect(lists.map(({ sentence, precedents: [first] }) => [sentence, first?.similarity])).toEqual([
      ['助餐点应当公示菜品价格', 1],
    ]);
  });

  it('are listed for every sentence of a text', () => {
    const lists = precedentLists({ corpus, segmenter }, `${same}海洋牧场。\n助餐点应当公示菜品价格。`, { limit: 1 });
    expect(lists.map(({ precedents: [first] }) => first?.clause.document.title.slice(0, 3))).toEqual([
      '霁江省',
      undefined,
      '黄沙市',
    ]);
  });
});

describe('selected text', () => {
  const source = '青溪市办法\n\n第一条　助餐点应当公示菜品价格。逐步推广。\n\n第二条　由街道负责。\n';
  const text = readPolicyText(source, { format: 'text' });
  const select = (start: number, end = start) => selectedText(text, { start, end });

  it('is the sentence at the cursor', () => {
    expect(select(source.indexOf('推广'))).toBe('逐步推广。');
    expect(select(source.indexOf('菜品'))).toContain('助餐点应当公示菜品价格。');
    expect(select(6)).toBe('');
  });

  it('is the selection, a paragraph on a line', () => {
    expect(select(source.indexOf('价格'), source.indexOf('负责'))).toMatch(/^价格。逐步推广。\n第二条\s由街道$/);
  });
});

describe('filters of documents', () => {
  const dated = (date: string | null) => ({ date, level: 'city', genre: '办法' }) as never;

  it('take a date for as exact as it is printed, and leave out undated documents', () => {
    const accept = acceptor({ from: '2021-05', to: '2022' })!;
    expect(['2021', '2021-05-01', '2022-12-31'].filter((date) => accept(dated(date)))).toHaveLength(3);
    expect(['2020', '2021-04-30', '2023-01-01', null].filter((date) => accept(dated(date)))).toEqual([]);
  });

  it('are nothing where they ask for nothing', () => {
    expect(acceptor({ levels: [], genres: [] })).toBeUndefined();
  });

  it('offer what the corpus has, counted in works', () => {
    const { levels, genres, years } = filterChoices(corpus.documents);
    expect(levels).toContainEqual({ level: 'city', works: 3 });
    expect(genres[0]).toEqual({ genre: '办法', works: 3 });
    expect(years.map(({ year }) => year)).toEqual(['2023', '2022', '2021', '2019']);
  });
});
