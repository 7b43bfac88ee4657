import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Corpus, CorpusDocument } from '../../../server/src/corpus/corpus.ts';
import { corpusOf, segmentOf } from '../../../server/src/corpus/corpus-of.ts';
import { foldedUnits } from '../../../server/src/corpus/folded-text.ts';
import { Pattern } from '../../../server/src/corpus/search/edit-distance.ts';
import { openCorpus } from '../../../server/src/corpus/snapshot.ts';
import { finished } from '../../../server/src/corpus/stepwise.ts';
import { TitleIndex } from '../../../server/src/corpus/titles/title-index.ts';

describe('continuations', () => {
  const corpus = corpusOf([
    { name: 'a.txt', text: '坚持稳中求进工作总基调，完整准确全面贯彻新发展理念。\n' },
    { name: 'b.txt', text: '要坚持稳中求进工作总基调。\n' },
    { name: 'c.txt', text: '坚持稳中求好的态势。\n' },
  ]);

  it('go on to the end of the comma segment, most attested first', () => {
    expect(corpus.continuations('我们坚持稳中求', 5)).toMatchObject([
      { text: '进工作总基调', works: 2 },
      { text: '好的态势', works: 1 },
    ]);
    expect(corpus.continuations('工作总基调，', 5)).toMatchObject([{ text: '完整准确全面贯彻新发展理念', works: 1 }]);
  });

  it('are the rest of the enumeration behind an item, and the rest of the item within it', () => {
    const enumeration = corpusOf([
      { name: 'a.txt', text: '健全政府补一点、企业让一点、社会捐一点的机制，长期坚持。\n' },
    ]);
    expect(enumeration.continuations('健全政府补一点', 5)).toMatchObject([{ text: '、企业让一点、社会捐一点的机制' }]);
    expect(enumeration.continuations('健全政府补', 5)).toMatchObject([
      { text: '一点' },
      { text: '一点、企业让一点、社会捐一点的机制' },
    ]);
  });

  it('are the next item of an enumeration and all of it, all of it first where nearly everybody goes on so', () => {
    const whole = '坚持城市引领、乡村支撑、要素流动的路子，';
    const texts = ['甲', '乙', '丙'].map((name) => ({ name: `${name}.txt`, text: `${name}地${whole}逐步推开。\n` }));
    const same = corpusOf(texts);
    expect(same.continuations('坚持城市', 5)).toMatchObject([
      { text: '引领、乡村支撑、要素流动的路子', works: 3 },
      { text: '引领', works: 3 },
    ]);
    const other = { name: '丁.txt', text: '丁地坚持城市引领、产业协同的路子。\n' };
    const mixed = corpusOf([...texts.slice(1), other]);
    expect(mixed.continuations('坚持城市', 5)).toMatchObject([
      { text: '引领', works: 3 },
      { text: '引领、乡村支撑、要素流动的路子', works: 2 },
    ]);
    expect(same.continuations('坚持城市引领', 5)).toMatchObject([{ text: '、乡村支撑、要素流动的路子', works: 3 }]);
  });

  it('are printed without the white space of the layout, and end before the leader of a table of contents', () => {
    const scanned = corpusOf([
      { name: 'a.txt', text: '加快推动高 质\u200b量 发展 3 个 AI Lab 平台建设。\n' },
      { name: 'b.txt', text: '第一章 推动绿色转型………………（14）\n' },
    ]);
    expect(scanned.continuations('快推', 5)).toEqual([]);
    expect(scanned.continuations('加快推动高质', 5)).toEqual([]);
    expect(scanned.continuations('推动绿色', 5)).toMatchObject([{ text: '转型' }]);
  });

  it('are no days, and no figures of one document alone', () => {
    const dated = corpusOf([
      { name: 'a.txt', text: '本办法自2021年3月1日起施行。增速保持在5%左右。覆盖率超过9成。\n' },
      { name: 'b.txt', text: '甲本办法自2021年3月1日起施行。乙增速保持在5%左右。本办法自公布之日起施行。\n' },
    ]);
    expect(dated.continuations('本办法自', 5).map(({ text }) => text)).toEqual(['公布之日起施行']);
    expect(dated.continuations('增速保持', 5).map(({ text }) => text)).toEqual(['在5%左右']);
    expect(dated.continuations('覆盖率', 5)).toEqual([]);
  });

  it('of one document come behind those that several share, also behind less of what was typed', () => {
    const shared = ['甲', '乙'].map((name) => ({ name: `${name}.txt`, text: `${name}地推进数字乡村建设。\n` }));
    const one = corpusOf([
      ...shared,
      { name: '丙.txt', text: '全面推进数字乡村试点。\n' },
      { name: '丁.txt', text: '全面推进数字乡村示范。\n' },
      { name: '戊.txt', text: '各县全面推进数字乡村示范。\n' },
    ]);
    expect(one.continuations('全面推进数字乡村', 5).map(({ text }) => text)).toEqual(['示范', '建设', '试点']);
  });

  it('of a lead that very many clauses hold are those of the newest documents, however the files lie in segments', () => {
    const texts = Array.from({ length: 40 }, (_, at) => {
      const year = 1985 + at;
      const words = year > 2020 ? '统筹发展' : '厉行节约';
      // Something of its own in each line, or all would be one work.
      const own = (line: number) => String.fromCharCode(0x4e00 + 100 * at + line);
      const lines = Array.from({ length: 100 }, (__, line) => `${own(line)}项应当${words}。`);
      return { name: `${(at * 7) % 40}.txt`, text: `第${at}市工作方案\n\n${lines.join('\n')}\n\n${year}年3月1日\n` };
    });
    const apart = openCorpus([
      { segment: segmentOf(texts.slice(0, 13)), deadFiles: new Set() },
      { segment: segmentOf(texts.slice(13)), deadFiles: new Set() },
    ]);
    const [first] = corpusOf(texts).continuations('应当', 5);
    expect(first).toMatchObject({ text: '厉行节约', isAll: false, newest: '2020-03-01' });
    const shown = (corpus: Corpus) => corpus.continuations('应当', 5).map(({ clause: _, ...rest }) => rest);
    expect(shown(apart)).toEqual(shown(corpusOf(texts)));
    expect(corpusOf(texts.slice(0, 9)).continuations('应当', 5)[0]).toMatchObject({ isAll: true, works: 9 });
  });

  it('do not look behind the sentence, and are none for one character', () => {
    expect(corpus.continuations('坚持稳中求。', 5)).toEqual([]);
    expect(corpus.continuations('求', 5)).toEqual([]);
    expect(corpus.continuations('', 5)).toEqual([]);
  });
});

describe('the glossary', () => {
  const corpus = corpusOf([
    {
      name: 'a.txt',
      text: '依托政务服务数据共享平台（以下简称“共享平台”），建立数据共享服务机制（以下简称“数据共享”）。\n',
    },
  ]);

  it('gives the definition with its document and place', () => {
    const [definition] = corpus.definitionsOf('共享平台');
    expect(definition).toMatchObject({ term: '共享平台', kind: 'abbreviation', document: { file: { name: 'a.txt' } } });
    expect(definition!.place.startLine).toBe(0);
    expect(corpus.definitionsOf('平台')).toEqual([]);
  });

  it('knows the longest term over an offset', () => {
    const text = '各部门通过数据共享平台推送';
    const at = (offset: number) => {
      const span = corpus.termAt(text, offset);
      return span && text.slice(span.start, span.end);
    };
    expect(at(text.indexOf('数据'))).toBe('数据共享');
    expect(at(text.indexOf('平台'))).toBe('共享平台');
    expect(at(0)).toBeNull();
    expect(at(text.length + 5)).toBeNull();
  });
});

describe('titles', () => {
  const corpus = corpusOf([
    {
      name: 'a.md',
      text: '# 临江市养老服务设施管理办法\n\n第一条 根据《江东省养老服务条例》（江东发〔2022〕5号），制定本办法。\n',
    },
    { name: 'b.md', text: '# 临江市助餐点管理办法\n\n第一条 根据《江东省养老服务条例》，制定本办法。\n' },
  ]);

  it('are known from documents and from citations', () => {
    expect(corpus.title('临江市养老服务设施管理办法')!.documents).toHaveLength(1);
    expect(corpus.title('江东省 养老服务条例')).toMatchObject({
      documents: [],
      citedBy: 2,
      number: '江东发〔2022〕5号',
    });
    expect(corpus.title('江东省养老条例')).toBeNull();
    expect(corpus.numbers()).toMatchObject([
      { number: '江东发〔2022〕5号', title: '江东省养老服务条例', document: null },
    ]);
  });

  it('are found when a character or two differ', () => {
    expect(corpus.nearTitles('江东省养老服条例').map(({ title }) => title)).toEqual(['江东省养老服务条例']);
    expect(corpus.nearTitles('江东省养老服务条例')).toEqual([]);
    expect(corpus.nearTitles('条理')).toEqual([]);
  });

  /** Two neighbouring characters, and nothing else, are exchanged. */
  const isSwapped = (one: string, other: string) =>
    [...one].some((_, at) => one !== other && one.slice(0, at) + one[at + 1] + one[at] + one.slice(at + 2) === other);

  it('a character or two off are all found, and no others', () => {
    const title = fc.string({ unit: fc.constantFrom(...'养老服务设施管理办法'), minLength: 4, maxLength: 10 });
    fc.assert(
      fc.property(fc.array(title, { minLength: 1, maxLength: 40 }), title, (titles, asked) => {
        const index = finished(
          TitleIndex.build({
            documents: [{ id: 0, title: '', work: 0 } as CorpusDocument],
            citations: () => titles.map((text) => [text, null]),
          }),
        );
        const pattern = new Pattern(foldedUnits(asked));
        const near = [...new Set(titles)].filter((text) => {
          const distance = pattern.distance(foldedUnits(text));
          return distance > 0 && (distance <= (asked.length >= 8 ? 2 : 1) || isSwapped(asked, text));
        });
        expect(index.near(asked).map((known) => known.title)).toHaveLength(near.length);
        expect(new Set(index.near(asked).map((known) => known.title))).toEqual(new Set(near));
      }),
    );
  });

  it('are offered by what they contain, prefixes first', () => {
    const titles = (text: string, limit = 9) => corpus.titlesWith(text, limit).map(({ title }) => title);
    expect(titles('养老')).toEqual(['临江市养老服务设施管理办法', '江东省养老服务条例']);
    expect(titles('江')[0]).toBe('江东省养老服务条例');
    expect(titles('')).toHaveLength(3);
    expect(titles('', 1)).toHaveLength(1);
  });
});
