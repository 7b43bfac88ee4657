/** What “expand selection” takes next: the clause between commas, the sentence, the paragraph, the section, the document. */
import { locate, type SourceRange } from '../policy/span.ts';
import type { Context } from './context.ts';
import { documentAt, pointAt, sentenceAt } from './point.ts';
import { type OutlineSymbol, outlineSymbols } from './symbols.ts';

/** Ranges around the offset, innermost first, each inside the next. */
export function selectionRanges({ draft }: Context, offset: number): readonly SourceRange[] {
  const { text } = draft;
  const point = pointAt(text, offset);
  if (!point) return [];
  const { paragraph } = point;
  const content = text.paragraphs[paragraph]!.text;
  const candidates: SourceRange[] = [];
  const sentence = sentenceAt(text, point);
  if (sentence) {
    const before = content.slice(sentence.start, point.offset).search(/[^，；：、]*$/) + sentence.start;
    const after = content.slice(point.offset, sentence.end).search(/[，；：。！？]/);
    const end = after < 0 ? sentence.end : point.offset + after;
    if (before < end) candidates.push(locate(text, { paragraph, start: before, end }));
    candidates.push(locate(text, sentence));
  }
  candidates.push(locate(text, { paragraph, start: 0, end: content.length }));
  const sections: SourceRange[] = [];
  const enter = (symbols: readonly OutlineSymbol[]): void => {
    for (const { range, children } of symbols) {
      if (range.start > offset || offset > range.end) continue;
      sections.unshift(range);
      enter(children);
    }
  };
  enter(outlineSymbols(text));
  candidates.push(...sections);
  const own = documentAt(text, paragraph);
  const end = own && text.places.end(own.endParagraph - 1);
  if (own && end !== undefined) candidates.push({ start: text.places.starts[own.firstParagraph]!, end });
  candidates.push({ start: 0, end: draft.source.length });
  const ranges: SourceRange[] = [];
  for (const range of candidates) {
    const inner = ranges.at(-1);
    if (!inner) ranges.push(range);
    else if (
      range.start <= inner.start &&
      inner.end <= range.end &&
      (range.start < inner.start || inner.end < range.end)
    )
      ranges.push(range);
  }
  return ranges;
}
