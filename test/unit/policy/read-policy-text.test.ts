import { describe, expect, test } from 'vitest';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';
import { spanText } from '../../../server/src/policy/span.ts';

const read = (source: string, format: 'text' | 'markdown' = 'text') => readPolicyText(source, { format });
const only = (source: string) => read(source).documents[0]!;
const labels = (source: string) => only(source).outline.map(({ label, text }) => label + text);

const notice = [
  '青溪市人民政府关于印发《青溪市公园管理办法》的通知',
  '青政发〔2024〕5号',
  '各区人民政府，市政府各部门：',
  '现将《青溪市公园管理办法》印发给你们，请认真贯彻执行。',
  '附件：1.公园名录',
  '2.责任清单',
  '青溪市人民政府',
  '2024年3月1日',
  '（此件公开发布）',
  '青溪市公园管理办法',
  '第一条　为了规范公园管理，制定本办法。',
  '第二条　本办法所称公园，是指向公众开放的绿地。违反本办法第三条规定的，责令改正。',
  '第三条　本办法自2024年5月1日起施行。《青溪市绿地规定》（青政发〔2010〕3号）同时废止。',
].join('\n\n');

describe('documents', () => {
  test('a notice carries the document it sends out', () => {
    const [outer, inner] = read(notice).documents;
    expect(outer).toMatchObject({
      id: '1',
      role: 'outer',
      parent: null,
      genre: '通知',
      number: '青政发〔2024〕5号',
      issuers: ['青溪市人民政府'],
      level: 'city',
      date: '2024-03-01',
      recipients: '各区人民政府，市政府各部门',
      signatories: ['青溪市人民政府'],
    });
    expect(outer!.attachments.map(({ number, title }) => [number, title])).toEqual([
      [1, '公园名录'],
      [2, '责任清单'],
    ]);
    expect(inner).toMatchObject({
      id: '1.1',
      role: 'attachment',
      parent: '1',
      title: '青溪市公园管理办法',
      genre: '办法',
      number: '青政发〔2024〕5号',
      date: '2024-03-01',
    });
  });

  test('secrecy, urgency, letterhead and who signs stand above the title', () => {
    const head = '000012\n\n机密★3年　特急\n\n青溪市园林局文件';
    const text = `${head}\n\n青园〔2024〕15号　　签发人：周云\n\n关于调整公园建设内容的请示\n\n市人民政府：\n\n妥否，请批示。`;
    expect(only(text)).toMatchObject({
      title: '关于调整公园建设内容的请示',
      genre: '请示',
      number: '青园〔2024〕15号',
    });
  });

  test('the assembly that a 政府工作报告 was given to tells whose it is', () => {
    const given = '——2025年1月8日在青溪市第十六届人民代表大会第五次会议上';
    expect(only(`政府工作报告\n\n${given}\n\n各位代表：\n\n现在报告工作。`)).toMatchObject({
      issuers: ['青溪市人民政府'],
      level: 'city',
    });
  });

  test('the title of a joint document stands under the names of those who issue it', () => {
    const title = [
      '青溪市园林局　青溪市财政局',
      '青溪市人力资源和社会保障局',
      '关于做好2024年绿化工程',
      '招标工作的通知',
    ];
    const text = `${title.join('\n')}\n\n青园林〔2024〕3号\n\n各区人民政府：\n\n现将有关事项通知如下。`;
    expect(only(text)).toMatchObject({ genre: '通知', number: '青园林〔2024〕3号' });
    expect(only(text).issuers).toEqual(['青溪市园林局', '青溪市财政局', '青溪市人力资源和社会保障局']);
  });

  test('a title goes on in the brackets of what it names', () => {
    const title = ['青溪市园林局', '关于征求《青溪市绿地规划', '（征求意见稿）》意见的公告'];
    const text = `${title.join('\n')}\n\n为提高规划质量，现公开征求意见。\n\n一、时间\n\n二〇二四年七月。`;
    expect(only(text)).toMatchObject({ title: title.join(''), genre: '公告' });
  });

  test('attachments 1 and 2 stand beside each other, whatever they are called', () => {
    const list = '附件：1.申报表\n　　　2.2024年任务表\n　　　3.填表说明';
    const attached = ['申报表', '2024年任务表', '填表说明'].map((title, at) => `附件${at + 1}\n\n${title}\n\n单位名称`);
    const text = `关于报送材料的通知\n\n各区：\n\n请填写。\n\n${list}\n\n青溪市园林局\n\n2024年3月1日`;
    const { documents } = read([text, ...attached].join('\n\n'));
    expect(documents[0]!.attachments.map(({ title }) => title)).toEqual(['申报表', '2024年任务表', '填表说明']);
    expect(documents.slice(1).map(({ parent, title }) => [parent, title])).toEqual([
      ['1', '申报表'],
      ['1', '2024年任务表'],
      ['1', '填表说明'],
    ]);
  });

  test('when it applies and what it repeals', () => {
    const { validity } = read(notice).documents[1]!;
    expect(validity).toMatchObject({ effective: '2024-05-01', until: null });
    expect(validity.repeals.map(({ text }) => text)).toEqual(['青溪市绿地规定', '青政发〔2010〕3号']);
  });

  test('front matter corrects what the text says', () => {
    const source =
      '---\n标题: 公园管理办法（草案）\n发文机关: [市公园局, 市财政局]\n级别: 市级\nstatus: 征求意见稿\nupper:\n- 城市绿化条例\n---\n关于公园的办法\n\n第一条 正文。';
    expect(only(source)).toMatchObject({
      title: '公园管理办法（草案）',
      issuers: ['市公园局', '市财政局'],
      level: 'city',
      validity: { status: '征求意见稿', upper: ['城市绿化条例'] },
    });
  });

  test('an empty text has none, a text without a title is a fragment', () => {
    expect(read('').documents).toEqual([]);
    expect(only('一是加强管理，完善设施。二是提高质量。')).toMatchObject({ role: 'fragment', title: '' });
  });

  test('the lines above a collected law give its number and date', () => {
    const source =
      '# 青溪市公园条例\n\n2018年9月6日 青溪市人大常委会通过\n\n2019年3月1日 施行\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n第一条 为了公园。';
    expect(read(source, 'markdown').documents[0]).toMatchObject({ title: '青溪市公园条例', date: '2018-09-06' });
  });
});

describe('the head of an official document', () => {
  test('may name the issuer and the number above a title of several lines', () => {
    const document = only(
      '青溪市人民政府文件\n\n青政发〔2024〕18号\n\n青溪市人民政府\n关于印发公园建设三年行动方案\n（2024—2026年）的通知\n\n各区人民政府：\n\n请认真执行。\n\n青溪市人民政府\n2024年3月15日',
    );
    expect(document).toMatchObject({
      title: '青溪市人民政府关于印发公园建设三年行动方案（2024—2026年）的通知',
      genre: '通知',
      number: '青政发〔2024〕18号',
      recipients: '各区人民政府',
      signatories: ['青溪市人民政府'],
    });
  });
});

describe('outline', () => {
  test('levels, run-in headings and articles', () => {
    const { outline } = only(
      '公园规划\n\n一、总体要求\n\n（一）指导思想。坚持公益。公园向所有人开放。\n\n1.增加公园。每年建设公园。建成就开放。\n\n二、保障措施\n\n（一）加强领导\n\n各区落实。',
    );
    expect(outline.map(({ label, text, level, runIn }) => [label, text, level, runIn])).toEqual([
      ['一、', '总体要求', 1, false],
      ['（一）', '指导思想', 2, true],
      ['1.', '增加公园', 3, true],
      ['二、', '保障措施', 1, false],
      ['（一）', '加强领导', 2, false],
    ]);
  });

  test('第三条之一 stands between 第三条 and 第四条', () => {
    const { outline } = only('公园办法\n\n第三条 甲。\n\n第三条之一 乙。\n\n第四条 丙。');
    expect(outline.map(({ number, sub }) => [number, sub])).toEqual([
      [3, 0],
      [3, 1],
      [4, 0],
    ]);
  });

  test('items of a list are no headings', () => {
    expect(
      labels('公园办法\n\n第一条 公园应当符合下列条件：\n\n（一）有绿地；\n\n（二）有出入口。\n\n第二条 开放。'),
    ).toEqual(['第一条', '第二条']);
  });

  test('the line of addressees announces no list: what it is followed by are headings', () => {
    const to = '关于建好公园的通知\n\n各区人民政府：\n\n';
    expect(labels(`${to}一、加强领导\n\n成立专班。\n\n二、落实责任\n\n各负其责。`)).toEqual([
      '一、加强领导',
      '二、落实责任',
    ]);
    expect(labels(`${to}一、加强领导。成立专班。\n\n二、落实责任。各负其责。`)).toEqual([
      '一、加强领导',
      '二、落实责任',
    ]);
    expect(labels(`${to}一、总体要求\n\n（1）指导思想。坚持公益。\n\n（2）目标。年底建成。`)).toEqual([
      '一、总体要求',
      '（1）指导思想',
      '（2）目标',
    ]);
  });

  test('a table of contents is none either', () => {
    const entries = ['第一章 总则', '第二章 建设', '第三章 管理'];
    const body = entries.flatMap((entry) => [entry, '各区应当落实。']);
    expect(labels(['公园规划', '目录', ...entries, ...body].join('\n\n'))).toEqual(
      entries.map((entry) => entry.replace(' ', '')),
    );
  });

  test('a heading glued into the line before fills the gap in the numbering', () => {
    expect(
      labels('公园规划\n\n（一）建设公园\n\n每年建设公园。（二）管好公园\n\n（三）开放公园\n\n全天开放。'),
    ).toEqual(['（一）建设公园', '（二）管好公园', '（三）开放公园']);
  });

  test('第二条规定 at the beginning of a line is running text', () => {
    expect(labels('公园办法\n\n第一条 甲。\n\n第一条规定的公园，适用本办法。\n\n第二条 乙。')).toEqual([
      '第一条',
      '第二条',
    ]);
  });
});

describe('definitions', () => {
  test('hold in the document, in what it carries, or as far as they say', () => {
    const scopes = (source: string) =>
      read(source).documents.flatMap(({ definitions }) => definitions.map(({ term, scope }) => `${term} ${scope}`));
    const abbreviated = notice.replace('请认真', '由市公园建设管理委员会（以下简称“园委会”）解释，请认真');
    expect(scopes(abbreviated)).toEqual(['园委会 compendium-part', '公园 document']);
    const law = [
      '青溪市公园管理办法',
      '第一条　本章所称绿道，是指供人步行和骑行的道路。',
      '第二条　禁止损坏绿道。前款所称损坏，是指使绿道不能通行的行为。',
      '第三条　市公园管理局（以下简称管理局）负责本条所称绿道。',
    ];
    expect(scopes(law.join('\n\n'))).toEqual(['绿道 chapter', '损坏 article', '管理局 document']);
  });

  const terms = (text: string) =>
    only(`公园办法\n\n${text}`).definitions.map((found) => [found.term, found.text, found.kind]);

  test.each([
    ['公园服务平台（以下简称“平台”）上线。', '平台', '公园服务平台', 'abbreviation'],
    ['依据《城市公园管理办法》（以下简称《办法》），', '办法', '《城市公园管理办法》', 'abbreviation'],
    ['本办法所称公园，是指向公众开放的绿地。', '公园', '向公众开放的绿地', 'definition'],
    ['减少挥发性有机物（VOCs）排放。', 'VOCs', '挥发性有机物', 'abbreviation'],
    ['建立BIM（建筑信息模型）应用。', 'BIM', '建筑信息模型', 'abbreviation'],
    ['1.低代码：指少写代码的开发方式。', '低代码', '少写代码的开发方式', 'definition'],
    ['实施增品种、提品质、创品牌“三品”战略。', '“三品”战略', '增品种、提品质、创品牌', 'enumeration'],
  ])('%s', (text, term, meaning, kind) => {
    expect(terms(text)).toEqual([[term, meaning, kind]]);
  });

  test('a set phrase that is not explained yields none', () => {
    expect(terms('扎实做好“六稳”工作，全面落实“六保”任务。')).toEqual([]);
  });
});

describe('citations', () => {
  const cited = (text: string) =>
    only(`公园办法\n\n第一条 甲。\n\n第二条 乙。\n\n第三条 ${text}`).citations.map(({ kind, text }) => [kind, text]);

  test('titles, nested titles and document numbers', () => {
    expect(cited('根据《关于印发《公园规划》的通知》（青政办〔2020〕12 号）和财税〔2017〕79号。')).toEqual([
      ['title', '关于印发《公园规划》的通知'],
      ['number', '青政办〔2020〕12号'],
      ['number', '财税〔2017〕79号'],
    ]);
    expect(cited('依照财政部 税务总局公告2022年第32号办理。')).toEqual([['number', '财政部税务总局公告2022年第32号']]);
  });

  test('articles of this text and of others', () => {
    expect(cited('违反本办法第一条、第二条第二款规定的，依照《绿化条例》第九条、第十条或者刑法第三百条处罚。')).toEqual(
      [
        ['internal', '本办法第一条'],
        ['internal', '第二条第二款'],
        ['title', '绿化条例'],
      ],
    );
  });

  test('what is said above', () => {
    expect(
      cited('有上述情形之一的，上述绿化工程不予验收；上述有关部门应当报告，取得上述成绩来之不易。').map(
        ([, text]) => text,
      ),
    ).toEqual(['上述情形之一', '上述绿化工程']);
  });

  test('references know their target', () => {
    const { citations, outline } = only(
      '公园办法\n\n第一条 甲。\n\n第二条 依照第一条和第五条第（二）项办理，见附件1。\n\n附件：1.名录',
    );
    const targets = citations.map(({ target }) => target);
    expect(outline[targets[0]!.heading]!.label).toBe('第一条');
    expect(targets[1]).toMatchObject({ number: 5, item: 2, heading: -1 });
    expect(targets[2]).toMatchObject({ kind: 'attachment', number: 1, heading: 0 });
  });
});

describe('figures', () => {
  const figures = (text: string) =>
    only(`公园工作报告\n\n${text}`).indicators.map(({ metric, value, unit, period, qualifier }) => [
      metric,
      value,
      unit,
      period,
      qualifier,
    ]);

  test('value, unit, year and qualifier', () => {
    expect(figures('2023年全市公园绿地面积超过3100万平方米，增长5.2%。')).toEqual([
      ['全市公园绿地面积', '3100', '万平方米', '2023', '超过'],
      ['全市公园绿地面积增长', '5.2', '%', '2023', null],
    ]);
    expect(figures('2024年建设48个社区公园。')).toEqual([['社区公园', '48', '个', '2024', null]]);
  });

  test('分别 shares the values out', () => {
    expect(
      figures('2023年公园、绿道、广场数量分别达到12个、30条、8个。').map(([metric, value]) => [metric, value]),
    ).toEqual([
      ['公园数量', '12'],
      ['绿道数量', '30'],
      ['广场数量', '8'],
    ]);
  });

  test('a comparison is not the year of the figure', () => {
    expect(
      figures('2024年公园经费4.06亿元，比2023年增加180万元。').map(([, value, , period]) => [value, period]),
    ).toEqual([
      ['4.06', '2024'],
      ['180', '2024'],
    ]);
  });

  test('rows of indicator tables, with the years of their head and the marks of their notes', () => {
    const table = [
      '专栏1 主要指标',
      '序号 指标 2020年 2025年 属性',
      '1 公园数量（个） 10 ＞12 预期性',
      '2 绿地率（%） 38.5 40左右 约束性',
      '3 新建绿道（公里） 【300】 【500】 预期性',
      '备注：带【】为五年累计数。',
    ].join('\n');
    const rows = only(`公园规划\n\n${table}`).indicators;
    expect(rows.map(({ metric, value, unit, period, attribute }) => [metric, value, unit, period, attribute])).toEqual([
      ['公园数量', '10', '个', '2020', '预期性'],
      ['公园数量', '12', '个', '2025', '预期性'],
      ['绿地率', '38.5', '%', '2020', '约束性'],
      ['绿地率', '40', '%', '2025', '约束性'],
      ['新建绿道', '300', '公里', '2020', '预期性'],
      ['新建绿道', '500', '公里', '2025', '预期性'],
    ]);
    expect(rows.map(({ qualifier }) => qualifier)).toEqual([null, '＞', null, '左右', '五年累计数', '五年累计数']);
  });

  test('numbers of a law are terms, not figures', () => {
    expect(figures('第一条 甲。\n\n第二条 处2万元以上5万元以下罚款。\n\n第三条 丙。')).toEqual([]);
  });
});

test('by when a task is due stands behind who has it', () => {
  const due = '（市公园局牵头，市财政局参与；完成时限：2025年9月底）';
  const [found] = read(`公园方案\n\n一、建设公园\n\n编制规划。${due}`).documents[0]!.responsibilities;
  expect(found).toMatchObject({ clause: due, lead: ['市公园局'], support: ['市财政局'] });
});

test('who leads and who supports', () => {
  const text = read('公园方案\n\n一、建设公园\n\n每年建设公园。（市公园局牵头，市财政局、市规划局参与）');
  const [found] = text.documents[0]!.responsibilities;
  expect(found).toMatchObject({ lead: ['市公园局'], support: ['市财政局', '市规划局'], task: '一、建设公园' });
  expect(spanText(text, found!.span)).toBe('（市公园局牵头，市财政局、市规划局参与）');
});
