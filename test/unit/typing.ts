/** What property tests type into a draft and take away from it, anywhere. */
import fc from 'fast-check';

export interface Typed {
  /** Where: a share of the length of the text as it is by then. */
  readonly at: number;
  /** UTF-16 code units that are taken away. */
  readonly remove: number;
  readonly insert: string;
  /** At the next line break, which is then the first that is taken away. */
  readonly isAtBreak?: boolean;
}

/** Typing anywhere. Write what is to come up oftener several times among the lengths to `remove`. */
export function typing(insert: fc.Arbitrary<string>, remove: fc.Arbitrary<number>): fc.Arbitrary<Typed> {
  return fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove, insert });
}

/** Typing anywhere, half of it at line breaks: what is typed there moves all lines behind. */
export function typingAlsoAtBreaks(insert: fc.Arbitrary<string>, remove: fc.Arbitrary<number>): fc.Arbitrary<Typed> {
  return fc.tuple(typing(insert, remove), fc.boolean()).map(([typed, isAtBreak]) => ({ ...typed, isAtBreak }));
}

/** The text as it is then. */
export function typedInto(source: string, typed: Typed): string {
  const from = placeOf(source, typed);
  return source.slice(0, from) + typed.insert + source.slice(from + typed.remove);
}

/** Offset at which something is typed. */
export function placeOf(source: string, { at, isAtBreak = false }: Typed): number {
  const near = Math.floor(at * source.length);
  return isAtBreak ? Math.max(0, source.indexOf('\n', near)) : near;
}
