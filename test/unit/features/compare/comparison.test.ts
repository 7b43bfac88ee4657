import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comparison, compareTexts } from '../../../../server/src/features/compare/comparison.ts';
import { provisionsOf } from '../../../../server/src/features/compare/provisions.ts';
import { wordSegmenter } from '../../../lsp/words.ts';
import { finished, read } from '../align/plans.ts';

const segmenter = wordSegmenter();
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四'];

/** What articles of a made-up regulation say; `{n}` refers to the nth of them. */
const contents = [
  '为了加强口袋公园建设和管理，改善人居环境，制定本办法。',
  '本市行政区域内口袋公园的规划、建设和管护，适用本办法。',
  '市绿化主管部门负责本办法的组织实施，编制年度建设计划。',
  '建设单位应当依照本办法第{2}条的计划组织施工，保证工程质量。',
  '口袋公园的植物应当以乡土树种为主，慢行道应当平整防滑。',
  '违反本办法第{4}条规定的，由市绿化主管部门责令限期改正。',
  '管护单位应当每月巡查设施，发现损坏的及时修复并记录。',
  '鼓励社会力量以认建认养等方式参与口袋公园的管护工作。',
];

/** The regulation with these of the articles in this order, numbered and referring to each other accordingly. */
function regulation(order: readonly number[], change: (text: string) => string = (text) => text): string {
  const articles = order.map((content, at) => {
    const text = contents[content]!.replace(/第\{(\d+)\}条/g, (_, to: string) => {
      const now = order.indexOf(Number(to));
      return now < 0 ? '有关' : `第${numerals[now]!}条`;
    });
    return `第${numerals[at]!}条　${change(text)}`;
  });
  return `青溪市口袋公园管理办法\n\n${articles.join('\n\n')}\n`;
}

function compare(before: string, after: string): Comparison {
  return finished(compareTexts(read('old.txt', before), read('new.txt', after), segmenter));
}

const all = contents.map((_, index) => index);
const orders = fc.shuffledSubarray(all, { minLength: 4 });

describe('two versions of a text', () => {
  it('hold every provision of both sides exactly once', () => {
    fc.assert(
      fc.property(orders, orders, (before, after) => {
        const { provisions, ...texts } = compare(regulation(before), regulation(after));
        for (const side of ['before', 'after'] as const) {
          const shown = provisions.flatMap((row) => (row[side] ? [row[side].index] : [])).sort((a, b) => a - b);
          expect(shown).toEqual(provisionsOf(texts[side]).map(({ index }) => index));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('give back both texts from the pieces', () => {
    fc.assert(
      fc.property(orders, orders, (before, after) => {
        for (const { kind, before: old, after: now, pieces } of compare(regulation(before), regulation(after))
          .provisions) {
          if (kind !== 'changed') continue;
          const without = (other: string) =>
            pieces
              .filter((piece) => piece.kind !== other)
              .map(({ text }) => text)
              .join('');
          expect(without('removed')).toBe(now!.text);
          // A reference that follows the renumbering is no piece: it stands in its new form on both sides.
          expect(without('added').replace(/第.{1,3}条/g, '条')).toBe(old!.text.replace(/第.{1,3}条/g, '条'));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('that are identical show no change', () => {
    fc.assert(
      fc.property(orders, (order) => {
        for (const row of compare(regulation(order), regulation(order)).provisions) {
          expect(row).toMatchObject({ kind: 'same', moved: false, renumbered: false, pieces: [] });
        }
      }),
      { numRuns: 15 },
    );
  });

  it('that differ by renumbering show nothing but that', () => {
    fc.assert(
      fc.property(
        fc.subarray(
          all.filter((index) => index !== 2 && index !== 4),
          { minLength: 2 },
        ),
        (others) => {
          // 2 and 4 are referred to; the article in front of the rest is new, so that every number goes up by one.
          const kept = [...new Set([...others, 2, 4])].sort((a, b) => a - b);
          const before = regulation(kept);
          const after = before
            .replace(
              /第([一二三四五六七八九十]+)条/g,
              (_, label: string) => `第${numerals[numerals.indexOf(label) + 1]!}条`,
            )
            .replace('第二条', '第一条　本市对城市更新范围的留白增绿另行作出安排。\n\n第二条');
          const changes = compare(before, after).provisions.filter(({ kind }) => kind !== 'same');
          expect(changes.filter(({ kind }) => kind !== 'references').map(({ kind }) => kind)).toEqual(['added']);
          for (const { moved, renumbered } of changes.slice(1)) expect([moved, renumbered]).toEqual([false, true]);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('recognise an article that was moved', () => {
    const rows = compare(regulation(all), regulation([0, 1, 2, 3, 4, 5, 7, 6])).provisions;
    expect(rows.filter(({ moved }) => moved)).toHaveLength(1);
    expect(rows.every(({ kind }) => kind === 'same')).toBe(true);
  });

  it('mark what was changed word by word, with the references that follow the renumbering left out', () => {
    const after = regulation(all.filter((index) => index !== 1)).replace('责令限期改正', '责令立即改正');
    const { provisions } = compare(regulation(all), after);
    expect(provisions.filter(({ kind }) => kind === 'removed').map(({ before }) => before!.label)).toEqual(['第二条']);
    const changed = provisions.filter(({ kind }) => kind === 'changed');
    expect(changed).toHaveLength(1);
    const { pieces, references } = changed[0]!;
    expect(pieces.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => [kind, text])).toEqual([
      ['removed', '限期'],
      ['added', '立即'],
    ]);
    expect(references).toEqual([{ from: '第五条', to: '第四条' }]);
  });

  it('print a reference that was changed besides as it was', () => {
    const before = regulation(all);
    const after = before.replace('违反本办法第五条', '违反本办法第七条');
    const [changed] = compare(before, after).provisions.filter(({ kind }) => kind !== 'same');
    expect(changed!.pieces.find(({ kind }) => kind === 'removed')!.text).toContain('五');
  });

  it('are compared by paragraphs where there are no articles', () => {
    const { provisions } = compare(
      '关于做好防汛工作的通知\n\n一、加强值守。各区要落实领导带班制度。\n\n二、备足物资。各区要储备抢险物资。\n',
      '关于做好防汛工作的通知\n\n一、备足物资。各区要储备抢险救灾物资。\n\n二、加强值守。各区要落实领导带班制度。\n',
    );
    expect(provisions.filter(({ moved }) => moved)).toHaveLength(1);
    expect(provisions.map(({ kind }) => kind).sort()).toEqual(['changed', 'same', 'same']);
  });
});
