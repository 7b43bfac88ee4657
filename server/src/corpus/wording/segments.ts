/** The segments of a sentence: what stands between two of its commas and other marks. Offsets are UTF-16 code units of the sentence. */
import type { SourceRange } from '../../policy/span.ts';

/** By code units, those that end a segment: asked for so often that an expression would be slow. */
const marks = new Uint8Array(0x10000);
for (const mark of '，；：。！？,;:!?“”') marks[mark.charCodeAt(0)] = 1;

/** The character ends a segment; false beyond the text. */
export function endsSegment(text: string, at: number): boolean {
  return at >= 0 && at < text.length && marks[text.charCodeAt(at)] === 1;
}

/** Where the segment begins that reaches to an offset. */
export function segmentStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && !endsSegment(text, start - 1)) start--;
  return start;
}

/** Where the segment ends that goes on from an offset. */
export function segmentEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !endsSegment(text, end)) end++;
  return end;
}

/** The segments that are not empty, in the order of the text. */
export function segmentsOf(sentence: string): readonly SourceRange[] {
  const segments: SourceRange[] = [];
  for (let start = 0; start < sentence.length; ) {
    const end = segmentEnd(sentence, start);
    if (end > start) segments.push({ start, end });
    start = end + 1;
  }
  return segments;
}
