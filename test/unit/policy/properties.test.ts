import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ParagraphReader } from '../../../server/src/ingest/paragraph-reader.ts';
import { readParagraphs } from '../../../server/src/ingest/read-paragraphs.ts';
import { clausesOf } from '../../../server/src/policy/clauses.ts';
import { framesOf } from '../../../server/src/policy/documents/documents.ts';
import { DraftReader } from '../../../server/src/policy/draft-reader.ts';
import type { PolicyText, Span } from '../../../server/src/policy/model.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';
import { locate, spanText } from '../../../server/src/policy/span.ts';
import { typedInto, typing } from '../typing.ts';
import { wrap } from '../wrap.ts';

const text = { format: 'text' } as const;
const markdown = { format: 'markdown' } as const;

/** Sentences long enough to be wrapped, with what readers fall over. */
const sentences = [
  '为了加强城市公园的建设与管理，改善人居环境，根据《中华人民共和国城乡规划法》《城市绿化条例》等法律法规，制定本办法。',
  '本办法所称公园，是指向公众开放，以游憩为主要功能，有较完善的设施，兼具生态、美化等作用的绿地。',
  '到2025年，全市公园绿地面积达到3100万平方米以上，人均公园绿地面积超过15.6平方米，建成区绿地率提高到40%。',
  '市公园主管部门应当建立公园服务平台（以下简称“服务平台”），向社会公开公园的名录、位置、开放时间和服务电话。',
  '违反本办法第二条规定的，由公园主管部门责令改正；造成损失的，依法承担赔偿责任，情节严重的依照有关规定处理。',
  '按照《关于进一步加强公园建设管理的意见》（建城〔2013〕73号）要求，完善经费保障。（市财政局牵头，市公园局、各区人民政府参与）',
];
const labelled = fc.constantFrom(
  ...[
    '一、总体要求',
    '二、主要任务',
    '（一）指导思想',
    '（二）基本原则',
    '1.增加公园。',
    '第一条　',
    '第二条　',
    '专栏1 重点工程',
    '附件：1.名录',
  ],
);
const line = fc.oneof(
  fc.constantFrom(...sentences),
  labelled,
  fc.tuple(labelled, fc.constantFrom(...sentences)).map(([label, sentence]) => label + sentence),
  fc.constantFrom(
    '指标 2020年 2025年 属性',
    '绿地率（%） 38.5 40 约束性',
    '青溪市公园管理办法',
    '2024年3月1日',
    '— 4 —',
  ),
);
const draft = fc.array(line, { maxLength: 14 }).map((lines) => ['青溪市公园管理办法', ...lines].join('\n'));
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom(...'《》（）“”第一二条章、。；：，本办法20年%12 \n\t\u3000#-|*…〔〕号附件专栏是指称'),
    maxLength: 200,
  }),
  draft,
);

function spansOf({ documents }: PolicyText): Span[] {
  return documents.flatMap((document) => [
    ...(document.titleSpan === null ? [] : [document.titleSpan]),
    ...[
      document.outline,
      document.definitions,
      document.citations,
      document.indicators,
      document.responsibilities,
    ].flatMap((facts) => facts.map(({ span }) => span)),
    ...document.definitions.map(({ termSpan }) => termSpan),
    ...document.attachments.map(({ span }) => span),
  ]);
}

const bare = (value: string) => value.replace(/[\s\u2000-\u200f\ufeff]+/g, '');

test('reading never throws, whatever the text, wherever a file is cut', () => {
  fc.assert(
    fc.property(anything, fc.nat(400), (source, cut) => {
      for (const options of [text, markdown]) {
        readPolicyText(source, options);
        readPolicyText(source.slice(0, cut), options);
        readPolicyText(source.slice(cut), options);
      }
    }),
  );
});

test('paragraphs stand in order and their maps rise', () => {
  fc.assert(
    fc.property(anything, fc.constantFrom('text', 'markdown'), (source, format) => {
      let last = -1;
      const { paragraphs, starts } = readParagraphs(source, format);
      for (const [index, { text: logical, extent, runs }] of paragraphs.entries()) {
        expect(starts[index]!).toBeGreaterThan(last);
        last = starts[index]!;
        expect(logical.length).toBeLessThanOrEqual(extent);
        for (let at = 2; at < runs.length; at += 2) {
          expect(runs[at]!).toBeGreaterThan(runs[at - 2]!);
          expect(runs[at + 1]! - runs[at - 1]!).toBeGreaterThanOrEqual(runs[at]! - runs[at - 2]!);
        }
      }
    }),
  );
});

test('every fact is the source at its place, white space and page numbers aside', () => {
  fc.assert(
    fc.property(draft, fc.integer({ min: 18, max: 40 }), (source, width) => {
      for (const printed of [source, wrap(source.split('\n'), width), wrap(source.split('\n'), width, '\n\n')]) {
        const read = readPolicyText(printed, text);
        for (const span of spansOf(read)) {
          const { start, end } = locate(read, span);
          const there = bare(printed.slice(start, end).replace(/^— 4 —$/gm, ''));
          expect(there).toBe(bare(spanText(read, span)));
        }
      }
    }),
  );
});

test('clauses cover every paragraph once', () => {
  fc.assert(
    fc.property(anything, (source) => {
      const read = readPolicyText(source, text);
      const covered = read.paragraphs.map(() => 0);
      for (const { paragraph, start, end } of clausesOf(read)) {
        expect(start).toBe(covered[paragraph]);
        covered[paragraph] = end;
      }
      expect(covered).toEqual(read.paragraphs.map((paragraph) => paragraph.text.length));
    }),
  );
});

test('a draft read again after edits equals a fresh read', () => {
  const edit = typing(fc.oneof(line, fc.constantFrom('。', '\n', '第')), fc.nat(40));
  fc.assert(
    fc.property(draft, fc.array(edit, { maxLength: 6 }), (source, edits) => {
      const reader = new DraftReader();
      let current = source;
      for (const typed of edits) {
        expect(reader.read(current, text)).toEqual(readPolicyText(current, text));
        current = typedInto(current, typed);
        // A variant is no version.
        const variant = current.replace('第', '（一）第');
        expect(reader.fork().read(variant, text)).toEqual(readPolicyText(variant, text));
      }
      expect(reader.read(current, text)).toEqual(readPolicyText(current, text));
    }),
    { numRuns: 40 },
  );
});

test('tables that a line moves, and those whose notes, captions or rows change, read as in a fresh draft', () => {
  const lines = fc.constantFrom(
    '主要规划指标',
    '指标 2020年 2025年 属性',
    '指标 单位 2020年 2025年',
    '绿地率（%） 38.5 40 约束性',
    '其中：建成区 37 39',
    '公园 个 120 【150】',
    '森林蓄积量*（万立方米） 90 95* 预期性',
    '注：带*号的为五年累计数；【】为争取值。',
    '加强公园管护，实行名录管理。',
    '口袋',
    '| 项目 | 2020年 | 2025年 |',
  );
  const edit = typing(
    fc.oneof(lines, fc.constantFrom('\n', '\n\n', '新', '5', '年', '*')),
    fc.constantFrom(0, 0, 1, 12),
  );
  const tables = fc.array(lines, { minLength: 8, maxLength: 30 });
  fc.assert(
    fc.property(tables, fc.array(edit, { minLength: 2, maxLength: 8 }), (printed, edits) => {
      const reader = new DraftReader();
      let current = ['青溪市园林规划', ...printed].join('\n');
      reader.read(current, text);
      for (const typed of edits) {
        current = typedInto(current, typed);
        expect(reader.read(current, text)).toEqual(readPolicyText(current, text));
      }
    }),
    { numRuns: 60 },
  );
});

test('documents of a compendium are read again only where they changed, and equal a fresh read', () => {
  const notice = (subject: string) =>
    [
      `青溪市人民政府关于印发《青溪市${subject}方案》的通知`,
      `青政发〔2024〕${subject.length}号`,
      '各区人民政府：',
      `现将《青溪市${subject}方案》印发给你们，请认真贯彻执行。`,
      '青溪市人民政府',
      '2024年3月1日',
      `青溪市${subject}方案`,
      '一、总体要求',
      '到2025年，全市绿地率达到40%。',
      '指标 2020年 2025年 属性',
      '绿地率（%） 38.5 40 约束性',
      '二、重点任务',
      '按照《城市绿化条例》（以下简称“条例”）第三条，增加绿地。（市园林局负责）',
    ].join('\n');
  const compendium = ['公园建设', '道路绿化', '湿地保护工作'].map(notice).join('\n');
  const edit = typing(fc.oneof(line, fc.constantFrom('。', '\n', '第', '新', '41 ')), fc.constantFrom(0, 0, 1, 5, 60));
  expect(readPolicyText(compendium, text).documents.length).toBeGreaterThan(3);
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      const reader = new DraftReader();
      let current = compendium;
      reader.read(current, text);
      for (const typed of edits) {
        current = typedInto(current, typed);
        expect(reader.read(current, text)).toEqual(readPolicyText(current, text));
      }
    }),
    { numRuns: 40 },
  );
  const reader = new DraftReader();
  const before = reader.read(compendium, text).documents;
  const after = reader.read(compendium.replace('各区人民政府：', '各区人民政府、各部门：'), text).documents;
  // The compendium, the notice, and what it carries: the addressees are its own as well.
  expect(after.map((document, index) => document === before[index])).toEqual(after.map((_, index) => index > 2));
});

test('where documents begin in a long text is found again as in a fresh read', () => {
  const filler = fc.constantFrom(
    '市园林局负责公园的规划、建设和日常管理，定期公布公园的名录、位置和开放时间。',
    '（一）增加绿地。新建口袋公园三十个，改造老旧公园十二个，方便居民就近游憩。',
    '一、总体要求',
    '2024年3月1日',
    '青溪市人民政府',
  );
  const begins = fc.constantFrom(
    '青溪市湿地保护工作方案',
    '附件1\n青溪市公园名录',
    '青溪市人民政府关于印发《青溪市公园建设方案》的通知',
    '青溪市公园建设方案\n（2024年3月试行）',
    '现将《青溪市公园建设方案》印发给你们。',
    '第二部分 公园',
    '**来源** 青溪市人民政府网',
  );
  const long = fc
    .array(fc.tuple(begins, fc.array(filler, { minLength: 45, maxLength: 70 })), { minLength: 1, maxLength: 4 })
    .map((documents) => documents.map(([begin, body]) => [begin, ...body].join('\n')).join('\n'));
  const edit = typing(
    fc.oneof(
      fc.constantFrom('\n', '的', '。', ''),
      begins.map((begin) => `\n${begin}\n`),
      filler,
    ),
    fc.constantFrom(0, 0, 0, 1, 5, 60),
  );
  fc.assert(
    fc.property(long, fc.array(edit, { minLength: 4, maxLength: 12 }), (first, edits) => {
      const reader = new ParagraphReader();
      let current = first;
      framesOf(reader.read(current, 'text').paragraphs);
      for (const typed of edits) {
        current = typedInto(current, typed);
        expect(framesOf(reader.read(current, 'text').paragraphs)).toEqual(
          framesOf(readParagraphs(current, 'text').paragraphs),
        );
      }
    }),
    { numRuns: 60 },
  );
});

test('records of a changed document that say the same stay the same objects', () => {
  const source = [
    '青溪市公园建设方案',
    '一、总体要求',
    '到2025年，全市绿地率达到40%。',
    '二、重点任务',
    '按照《城市绿化条例》第三条，增加绿地。（市园林局负责）',
  ].join('\n');
  const reader = new DraftReader();
  const [before] = reader.read(source, text).documents;
  const [typed] = reader.read(source.replace('增加', '多增加'), text).documents;
  expect(typed).not.toBe(before);
  expect(typed!.outline).toBe(before!.outline);
  expect(typed!.citations).toBe(before!.citations);
  expect(typed!.indicators).toBe(before!.indicators);
  expect(typed!.responsibilities).not.toBe(before!.responsibilities);
  const [changed] = reader.read(source.replace('总体', '主要'), text).documents;
  expect(changed!.outline[0]).not.toBe(before!.outline[0]);
  expect(changed!.outline[1]).toBe(before!.outline[1]);
});

test('facts stay the same when the text is set in lines', () => {
  const whole = [
    '青溪市公园管理办法',
    ...sentences.flatMap((_, at) => [
      `${'一二三四五六'[at]}、公园建设的第${at + 1}项要求`,
      [0, 1, 2].map((offset) => sentences[(at + offset) % sentences.length]).join(''),
    ]),
  ];
  const facts = (source: string) =>
    readPolicyText(source, text).documents.map((document) => ({
      title: document.title,
      outline: document.outline.map(({ label, text: heading, level }) => [label, heading, level]),
      definitions: document.definitions.map(({ term, text: meaning }) => [term, meaning]),
      citations: document.citations.map(({ kind, text: cited }) => [kind, cited]),
      indicators: document.indicators.map(({ span: _, ...figure }) => figure),
      responsibilities: document.responsibilities.map(({ clause, task }) => [clause, task]),
    }));
  const expected = facts(whole.join('\n'));
  fc.assert(
    fc.property(fc.integer({ min: 16, max: 44 }), fc.constantFrom('\n', '\n\n'), (width, lineEnd) => {
      expect(facts(wrap(whole, width, lineEnd))).toEqual(expected);
    }),
  );
});
