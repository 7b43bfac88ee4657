/** Which labels are one series when a draft is numbered anew: lists and sentences beside headings, in every kind of text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finished } from '../../../server/src/corpus/stepwise.ts';
import { applyEdits } from '../../../server/src/features/diagnose.ts';
import { renumberEdits } from '../../../server/src/features/renumber.ts';
import { chineseNumeral } from '../../../server/src/policy/numerals.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';

/** Paragraphs of a draft, numbered anew. */
function renumbered(...paragraphs: readonly string[]): readonly string[] {
  const source = paragraphs.join('\n\n');
  const read = (text: string) => readPolicyText(text, { format: 'text' });
  const draft = { uri: 'file:///draft.policy', source, text: read(source) };
  return applyEdits(source, finished(renumberEdits(draft, null, read))).split('\n\n');
}

const notice = (...list: readonly string[]) => [
  '青溪市园林局关于开展植树的通知',
  '各区人民政府：',
  '一、总体要求',
  '申报单位应当符合下列条件：',
  ...list,
  '二、组织实施',
  '各区园林主管部门负责组织实施，定期报告进展。',
];
const listOf = (...list: readonly string[]) => renumbered(...notice(...list)).slice(4, -2);

describe('a list', () => {
  it('is numbered in a notice, and below the item of a list', () => {
    expect(listOf('（一）甲单位；', '（×）新单位；', '（二）乙单位。')).toEqual([
      '（一）甲单位；',
      '（二）新单位；',
      '（三）乙单位。',
    ]);
    expect(
      listOf('（一）甲单位，包括：', '1.学校；', '1.医院；', '2.工厂；', '（三）乙单位，包括：', '1.公园。'),
    ).toEqual(['（一）甲单位，包括：', '1.学校；', '2.医院；', '3.工厂；', '（二）乙单位，包括：', '1.公园。']);
  });

  it('begins where another one is announced', () => {
    expect(
      listOf(
        '（一）甲单位；',
        '（二）乙单位。',
        '应当提交下列材料：',
        '（×）新材料；',
        '（一）甲材料；',
        '（二）乙材料。',
      ),
    ).toEqual([
      '（一）甲单位；',
      '（二）乙单位。',
      '应当提交下列材料：',
      '（一）新材料；',
      '（二）甲材料；',
      '（三）乙材料。',
    ]);
  });

  it('goes on behind a paragraph that explains an item', () => {
    const list = [
      '（一）公园，是指绿地。',
      '（二）设施，是指亭廊。',
      '设施的改动，是指拆除。',
      '（三）器具，是指健身器具。',
    ];
    expect(listOf(...list)).toEqual(list);
    const article = ['青溪市公园管理办法', '第一条　本办法的用语：', ...list, '第二条　违反第一条第三项的，责令改正。'];
    expect(renumbered(...article)).toEqual(article);
  });

  it('keeps its numbers where the first items have lost their labels', () => {
    const list = ['未经批准摆摊的；', '随地吐痰的；', '（三）攀折花木的；', '（四）其他行为。'];
    expect(listOf(...list)).toEqual(list);
    expect(listOf('（三）攀折花木的；', '（四）其他行为。')).toEqual(['（一）攀折花木的；', '（二）其他行为。']);
  });

  it('is not gone on with by a reference to its items', () => {
    const list = ['（一）学生；', '（二）军人；', '（三）老人。', '（一）至（二）项所列人员应当出示证件。'];
    expect(listOf(...list)).toEqual(list);
  });

  it('of attachments below an article is that of the attachments', () => {
    const draft = [
      '青溪市公园管理办法',
      '第一条　公园免费开放，名录见附件2。',
      '第二条　本办法自2024年5月1日起施行。',
      '附件：1.公园管理规范',
      '2.文书样式',
      '3.封面样式',
    ];
    expect(renumbered(...draft)).toEqual(draft);
  });

  it('is in order after any insertion, removal or move', () => {
    const items = Array.from({ length: 8 }, (_, at) => `（${chineseNumeral(at + 1)}）第${at}号单位；`);
    const change = fc.record({
      at: fc.nat(7),
      to: fc.nat(7),
      form: fc.constantFrom('insert', 'mark', 'remove', 'move'),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), fc.boolean(), (changes, isArticle) => {
        const list = [...items];
        for (const { at, to, form } of changes) {
          const place = Math.min(at, list.length - 1);
          if (form === 'insert') list.splice(place, 0, list[place]!.replace(/第.号/, '新设'));
          else if (form === 'mark') list.splice(place, 0, '（×）新设单位；');
          else {
            const [taken] = list.splice(place, 1);
            if (form === 'move') list.splice(to % (list.length + 1), 0, taken!);
          }
        }
        const expected = list.map((item, at) => item.replace(/（.+?）/, `（${chineseNumeral(at + 1)}）`));
        const present = isArticle
          ? renumbered('青溪市公园管理办法', '第一条　下列单位免费：', ...list, '第二条　公园免费开放。').slice(2, -1)
          : listOf(...list);
        expect(present).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe('an enumeration inside a paragraph', () => {
  it.each([
    ['抓好三件事：一是备苗；二是划地；四是管护；五是巡查。', '抓好三件事：一是备苗；二是划地；三是管护；四是巡查。'],
    ['抓好三件事：一是备苗；二是划地；二是整地；三是管护。', '抓好三件事：一是备苗；二是划地；三是整地；四是管护。'],
    ['备苗：①松；③柏。养护：（1）浇水；（3）施肥。', '备苗：①松；②柏。养护：（1）浇水；（2）施肥。'],
    ['第一，备苗。第三，管护。依照第三条办理。', '第一，备苗。第二，管护。依照第三条办理。'],
  ])('is counted through: %s', (paragraph, counted) => {
    expect(listOf(paragraph)).toEqual([counted]);
  });

  it.each([
    '抓好三件事：一是备苗；二是划地；三是管护。',
    '三是管护；四是巡查。',
    '一是备苗；二是划地。养护要做到：一是浇水；二是施肥。',
  ])('stays as it is: %s', (paragraph) => {
    expect(listOf(paragraph)).toEqual([paragraph]);
  });
});

describe('headings', () => {
  const heading = (label: string, matter: string) =>
    `${label}${matter}。全面推进${matter}，到2025年全部完成，不留死角。`;
  const plan = (first: readonly string[], second: readonly string[]) => [
    '青溪市绿化方案',
    '一、总体要求',
    ...first,
    '二、重点任务',
    ...second,
    '三、保障措施',
    '加强领导，落实责任，保障各项任务完成。',
  ];
  const first = [heading('（一）', '植树'), heading('（二）', '种草')];

  it('begin anew under the next one, also where the first is new', () => {
    const second = [heading('（×）', '新增'), heading('（一）', '管护'), heading('（二）', '养护')];
    expect(renumbered(...plan(first, second)).slice(5, 8)).toEqual([
      heading('（一）', '新增'),
      heading('（二）', '管护'),
      heading('（三）', '养护'),
    ]);
  });

  it('run through all of them where they did', () => {
    const second = [heading('（三）', '新增'), heading('（三）', '管护'), heading('（四）', '养护')];
    expect(renumbered(...plan(first, second)).slice(5, 8)).toEqual([
      heading('（三）', '新增'),
      heading('（四）', '管护'),
      heading('（五）', '养护'),
    ]);
  });

  it('are counted with the sentences that are numbered like them', () => {
    const decision = [
      '青溪市人民代表大会常务委员会关于推进绿化的决定',
      '为了推进绿化，作如下决定：',
      '一、市人民政府应当加强绿化工作的领导，建立健全绿化工作的协调机制，统筹推进绿化工作。',
      '二、各区人民政府应当加强本辖区绿化工作，安排专项资金用于绿化工作，落实绿化责任。',
      '各街道办事处协助做好绿化工作。',
      '三、园林主管部门负责绿化工作的监督管理。',
      '四、本决定自公布之日起施行。',
    ];
    expect(renumbered(...decision)).toEqual(decision);
  });
});
