/** Lines and columns are counted in one way by the corpus, the draft and the command line. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { draftPlace } from '../../../server/src/checks/draft-place.ts';
import { lineIndex } from '../../../server/src/cli/line-index.ts';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';
import { lineStartsAfter, lineStartsOf, placeOf } from '../../../server/src/corpus/lines.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';

const texts = fc.array(fc.constantFrom('青', '溪', '\n', '\r', '\r\n', '\u{20000}'), { maxLength: 30 });

it('\\n, \\r\\n and \\r end a line', () => {
  fc.assert(
    fc.property(texts, texts, (before, stretch) => {
      const [start, end] = [before.join('').length, before.concat(stretch).join('').length];
      const source = `${before.concat(stretch).join('')}市`;
      const lines = (to: number) => source.slice(0, to).split(/\r\n|\r|\n/);
      // Between \r and \n no place starts or ends.
      fc.pre(![start, end].some((at) => source[at - 1] === '\r' && source[at] === '\n'));
      expect(placeOf('file:///a', lineStartsOf(source), { start, end })).toEqual({
        uri: 'file:///a',
        start,
        end,
        startLine: lines(start).length - 1,
        startCharacter: lines(start).at(-1)!.length,
        endLine: lines(end).length - 1,
        endCharacter: lines(end).at(-1)!.length,
      });
      expect(lineIndex(source).at(end)).toEqual({ line: lines(end).length, column: lines(end).at(-1)!.length + 1 });
    }),
  );
});

it('a document of the corpus and the same one as a draft have the same place', () => {
  const source = '青溪市植树规划\r\n\r\n一、总体要求\r\n\r\n植树一万株。\r\n';
  const uri = 'file:///corpus/plan.txt';
  const text = readPolicyText(source, { format: 'text' });
  const { place } = corpusOf([{ name: 'plan.txt', text: source }]).documents[0]!;
  expect(draftPlace({ uri, source, text }, { start: place.start, end: place.end })).toEqual(place);
  expect(draftPlace({ uri, source, text }, { paragraph: 2, start: 2, end: 4 })).toMatchObject({
    startLine: 4,
    startCharacter: 2,
    endCharacter: 4,
  });
});

it('lines of a text that was changed start where those of a fresh look do', () => {
  const piece = fc.constantFrom('甲', '乙丙', '\n', '\r', '\r\n', '\n\n');
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, text, fc.nat(40), fc.nat(6), (before, insert, at, remove) => {
      const now = before.slice(0, at) + insert + before.slice(at + remove);
      const known = { source: before, starts: Uint32Array.from(lineStartsOf(before)) };
      expect(Array.from(lineStartsAfter(known, now).starts)).toEqual(lineStartsOf(now));
    }),
    { numRuns: 300 },
  );
});
