import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ParagraphReader } from '../../../server/src/ingest/paragraph-reader.ts';
import { readParagraphs } from '../../../server/src/ingest/read-paragraphs.ts';
import { placeOf, typedInto, typing, typingAlsoAtBreaks } from '../typing.ts';
import { wrap } from '../wrap.ts';

const paragraphs = [
  '青溪市公园管理办法',
  '一、总体要求',
  '为了加强城市公园的建设与管理，改善人居环境，根据《城市绿化条例》等法律法规，结合本市实际，制定本办法，并请各区遵照执行。',
  '市公园主管部门应当建立公园服务平台，向社会公开公园的名录、位置、开放时间和服务电话，接受社会监督，定期公布结果。',
  '专栏1 重点工程',
  '1.增加公园。新建口袋公园三十个。',
  '绿地率（%） 38.5 40 约束性',
  '— 4 —',
  '---',
  '# 关于加强公园建设的意见',
  '<!-- 备注 -->',
  '```',
  '全市公园实行名录管理。 各区负责日常养护。 市财政予以保障。 社会力量可以参与。 '.repeat(12),
];
const lineEnd = fc.constantFrom('\n', '\n\n', '\r\n', '\r', '\f', '\n　　');
const source = fc
  .tuple(fc.array(fc.tuple(fc.constantFrom(...paragraphs), lineEnd), { maxLength: 24 }), fc.constantFrom(0, 0, 24, 34))
  .map(([lines, width]) => {
    const text = lines.map(([line, end]) => line + end).join('');
    return width === 0 ? text : wrap(text.split('\n'), width);
  });
const insert = fc.oneof(
  fc.constantFrom('。', '\n', '\r', '\n\n', '\f', ' ', '第', '一、', '#', '---\n', '```\n', '新建公园', '<!--', '-->'),
  fc.constantFrom(...paragraphs),
);
const edit = typing(insert, fc.nat(30));

test('paragraphs of a draft after any edits are those of a fresh reading', () => {
  fc.assert(
    fc.property(
      source,
      fc.array(edit, { maxLength: 8 }),
      fc.constantFrom('text', 'markdown'),
      (first, edits, format) => {
        const reader = new ParagraphReader();
        let current = first;
        expect(reader.read(current, format)).toEqual(readParagraphs(current, format));
        for (const typed of edits) {
          current = typedInto(current, typed);
          expect(reader.read(current, format)).toEqual(readParagraphs(current, format));
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('so are those of a long draft, where most of it is taken from the version before', () => {
  const long = fc
    .tuple(
      fc.array(fc.tuple(fc.constantFrom(...paragraphs.slice(0, 8)), fc.constantFrom('\n', '\n', '\n\n', '\f')), {
        minLength: 60,
        maxLength: 120,
      }),
      fc.constantFrom(0, 24, 34),
      fc.constantFrom('', '---\ntitle: 青溪市公园管理办法\n- 12\n---\n'),
    )
    .map(([lines, width, front]) => {
      const text = lines.map(([line, end]) => line + end).join('');
      return front + (width === 0 ? text : wrap(text.split('\n'), width));
    });
  // Line breaks are typed and taken away again.
  const keystroke = typingAlsoAtBreaks(
    fc.oneof(fc.constantFrom('\n', '\n', '', '。', '一、', '\n— 5 —\n'), insert),
    fc.constantFrom(0, 0, 1, 1, 2, 40),
  );
  fc.assert(
    fc.property(long, fc.array(keystroke, { minLength: 3, maxLength: 10 }), (first, strokes) => {
      const reader = new ParagraphReader();
      let current = first;
      reader.read(current, 'text');
      for (const typed of strokes) {
        const from = placeOf(current, typed);
        // Another state of the draft, read in between, leaves the draft as it was.
        const other = current.slice(from) + typed.insert + current.slice(0, from);
        expect(reader.fork().read(other, 'text')).toEqual(readParagraphs(other, 'text'));
        current = typedInto(current, typed);
        expect(reader.read(current, 'text')).toEqual(readParagraphs(current, 'text'));
      }
    }),
    { numRuns: 60 },
  );
});

test('front matter that ends elsewhere, in as many lines, leaves no line of the text behind', () => {
  const text = ['青溪市公园管理办法', '公园实行名录管理。', '各区负责日常养护。'];
  const front = ['---', 'a: 1', 'b: 2', '---'];
  const other = ['---', 'c: 3', 'd: 4', '---'];
  const reader = new ParagraphReader();
  const states = [
    [...front, ...other, ...text],
    [...other, ...text],
    [...front, ...other, ...text],
    [...front, ...text],
    [...other, ...front, ...text],
  ];
  for (const lines of states) {
    const source = lines.join('\n');
    expect(reader.read(source, 'text')).toEqual(readParagraphs(source, 'text'));
  }
});

test('a keystroke leaves the paragraphs around it the same objects, wherever they stand now', () => {
  const reader = new ParagraphReader();
  const source = paragraphs.slice(0, 8).join('\n');
  const before = reader.read(source, 'text');
  const after = reader.read(source.replace('主管部门', '和绿地主管部门'), 'text');
  const changed = before.paragraphs.findIndex(({ text }) => text.startsWith('市公园主管部门'));
  expect(before.paragraphs.flatMap((one, at) => (one === after.paragraphs[at] ? [] : [at]))).toEqual([changed]);
  expect([...after.starts]).toEqual([...before.starts].map((start, at) => (at > changed ? start + 3 : start)));
});

test('a draft that was emptied and one that is written anew are read as they stand', () => {
  const reader = new ParagraphReader();
  for (const text of ['', '一、总体要求', '', paragraphs.join('\n'), paragraphs.toReversed().join('\n'), '\n\n']) {
    expect(reader.read(text, 'text')).toEqual(readParagraphs(text, 'text'));
  }
});
