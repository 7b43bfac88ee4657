import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FollowedParagraph, followParagraph } from '../../../server/src/ingest/followed-paragraph.ts';
import { ParagraphReader } from '../../../server/src/ingest/paragraph-reader.ts';
import { typedInto, typing } from '../typing.ts';

const line = fc.constantFrom('植树平台由市园林局管理。', '增加公园。', '加强管护。', '');
const edit = typing(fc.constantFrom('\n', '', '新', '植树平台', '\n植树平台停用。\n'), fc.constantFrom(0, 0, 1, 1, 12));
/** Whether the version is asked about. */
const step = fc.tuple(edit, fc.boolean());

test('a paragraph is followed to where a fresh search finds it', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), fc.array(step, { maxLength: 60 }), (lines, steps) => {
      const reader = new ParagraphReader();
      let source = lines.join('\n');
      let known: FollowedParagraph | null = null;
      for (const [typed, isAsked] of steps) {
        source = typedInto(source, typed);
        const { paragraphs } = reader.read(source, 'text');
        if (!isAsked) continue;
        const within = { first: Math.min(2, paragraphs.length), end: paragraphs.length };
        const holds = (index: number) => paragraphs[index]!.text.includes('植树平台');
        known = followParagraph(known, paragraphs, within, holds);
        expect(known).toEqual(followParagraph(null, paragraphs, within, holds));
      }
    }),
    { numRuns: 100 },
  );
});

test('where nothing changed near it, one paragraph is asked', () => {
  const reader = new ParagraphReader();
  const source = '植树平台由市园林局管理。\n\n增加公园。\n\n加强管护。\n\n植树平台停用。';
  const follow = (text: string, before: FollowedParagraph | null) => {
    let asked = 0;
    const { paragraphs } = reader.read(text, 'text');
    const found = followParagraph(before, paragraphs, { first: 0, end: paragraphs.length }, (at) => {
      asked++;
      return paragraphs[at]!.text.includes('植树平台');
    });
    return { found, asked };
  };
  const { found } = follow(source, null);
  expect(found.at).toBe(3);
  expect(follow(source.replace('公园', '\n\n公园'), found)).toMatchObject({ found: { at: 4 }, asked: 1 });
});
