import { lowerBound } from './lower-bound.ts';
import { logicalOffset, type Paragraph, sourceEnd, sourceOffset } from './paragraph.ts';

/** A paragraph and the source offset of its first character. */
export interface PlacedParagraph {
  readonly paragraph: Paragraph;
  readonly start: number;
}

/** The paragraphs of a text in order, and where they stand in its source. */
export class Places {
  readonly paragraphs: readonly Paragraph[];
  /** Source offset of the first character of each paragraph, ascending. */
  readonly starts: Int32Array;

  constructor(paragraphs: readonly Paragraph[], starts: Int32Array) {
    this.paragraphs = paragraphs;
    this.starts = starts;
  }

  at(paragraph: number): PlacedParagraph {
    return { paragraph: this.paragraphs[paragraph]!, start: this.starts[paragraph]! };
  }

  /** Source offset just after the last character of a paragraph, where there is one; of one that a box stands in it is behind the box. */
  end(paragraph: number): number | undefined {
    const held = this.paragraphs[paragraph];
    return held && this.starts[paragraph]! + held.extent;
  }

  /** Source offset of a logical offset (0 … text.length) of a paragraph. */
  toSource(paragraph: number, logical: number): number {
    return this.starts[paragraph]! + sourceOffset(this.paragraphs[paragraph]!, logical);
  }

  /** As `sourceEnd`: where a range that ends at the logical offset ends in the source. */
  toSourceEnd(paragraph: number, logical: number): number {
    return this.starts[paragraph]! + sourceEnd(this.paragraphs[paragraph]!, logical);
  }

  /** Logical offset in a paragraph of a source offset; a place that vanished from the text gives the next character that did not. */
  toLogical(paragraph: number, source: number): number {
    return logicalOffset(this.paragraphs[paragraph]!, source - this.starts[paragraph]!);
  }

  /** Index of the last paragraph that begins at the source offset or before it; -1 where none does. */
  lastAt(source: number): number {
    return lowerBound(this.starts, source + 1) - 1;
  }
}
