import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Paragraph } from '../../../server/src/ingest/paragraph.ts';
import { ParagraphReader } from '../../../server/src/ingest/paragraph-reader.ts';
import { besideParagraphs, firstAmong, gathering, visitAmong } from '../../../server/src/ingest/paragraph-versions.ts';
import { typedInto, typing } from '../typing.ts';

let asked = 0;
const yearsIn = ({ text }: Paragraph): readonly string[] | null => {
  asked++;
  return text.match(/20\d\d年/g);
};
const years = gathering(yearsIn);
const beside = besideParagraphs<string>();

const line = fc.constantFrom('到2025年绿地率达到40%。', '增加公园。', '2020年为38%，2021年为39%。', '加强管护。', '');
const edit = typing(fc.constantFrom('\n', '', '新', '2030年', '\n2024年\n'), fc.constantFrom(0, 0, 1, 1, 12));
/** Whether the version before is asked about. */
const step = fc.tuple(edit, fc.boolean());

test('what is gathered in the versions of a draft is what each paragraph has, however many versions were passed over', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), fc.array(step, { maxLength: 80 }), (lines, steps) => {
      const reader = new ParagraphReader();
      let source = lines.join('\n');
      let paragraphs = reader.read(source, 'text').paragraphs;
      for (const [typed, isAsked] of steps) {
        if (isAsked) {
          const gathered = years(paragraphs);
          const all = paragraphs.flatMap((paragraph, index) => {
            const found = yearsIn(paragraph);
            return found ? [{ at: index, index, found }] : [];
          });
          const visited: typeof all = [];
          visitAmong(gathered, [...paragraphs.keys()], (found, at, index) => visited.push({ at, index, found }));
          expect(visited).toEqual(all);
          const some = [...paragraphs.keys()].filter((at) => at % 3 !== 1);
          visited.length = 0;
          visitAmong(gathered, some, (found, at, index) => visited.push({ at, index, found }));
          expect(visited).toEqual(
            all.filter(({ at }) => at % 3 !== 1).map((one) => ({ ...one, index: some.indexOf(one.at) })),
          );
          expect(firstAmong(gathered, some)).toBe(visited[0]?.index ?? -1);
          const put = beside(paragraphs);
          for (const [index, { text }] of paragraphs.entries()) {
            // What was put beside a paragraph stays with it.
            expect([undefined, text]).toContain(put.at(index));
            put.put(index, text);
          }
        }
        source = typedInto(source, typed);
        paragraphs = reader.read(source, 'text').paragraphs;
      }
    }),
    { numRuns: 60 },
  );
});

test('a keystroke asks its own paragraph; a text that is no version is read by itself', () => {
  const reader = new ParagraphReader();
  const source = '到2025年绿地率达到40%。\n增加公园。\n到2030年绿地率达到42%。';
  const first = reader.read(source, 'text').paragraphs;
  const before = years(first);
  asked = 0;
  const second = reader.read(source.replace('公园', '各类公园'), 'text').paragraphs;
  expect(years(second)).toBe(before);
  expect(asked).toBe(1);
  const third = reader.read(source.replace('2030', '2035'), 'text').paragraphs;
  expect(years(third).found).toEqual([['2025年'], ['2035年']]);
  // The version before last is still answered as it was.
  expect(years(first)).toEqual(before);
});

test('another state of a draft is read at the cost of what is different, and the draft goes on as it was', () => {
  const reader = new ParagraphReader();
  const source = '到2025年绿地率达到40%。\n增加公园。\n到2030年绿地率达到42%。';
  const first = reader.read(source, 'text').paragraphs;
  years(first);
  beside(first).put(1, '增加公园。');
  asked = 0;
  const other = reader.fork().read(source.replace('增加公园', '2028年增加公园'), 'text').paragraphs;
  expect(years(other).found).toEqual([['2025年'], ['2028年'], ['2030年']]);
  expect(asked).toBe(1);
  expect(other[2]!.print).toBe(first[2]!.print);
  const second = reader.read(source.replace('2030', '2035'), 'text').paragraphs;
  expect(years(second).found).toEqual([['2025年'], ['2035年']]);
  expect(asked).toBe(2);
  expect([0, 1, 2].map((at) => beside(second).at(at))).toEqual([undefined, '增加公园。', undefined]);
});
