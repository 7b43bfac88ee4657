/** One kind of answer to a hover. The chain in `hover.ts` asks them in order. */
import type { Span } from '../../policy/model.ts';
import type { Context } from '../context.ts';
import type { Point } from '../point.ts';

export interface Answer {
  /** Markdown in the reader's language. */
  readonly markdown: string;
  readonly span: Span;
}

export type Finder = (context: Context, point: Point) => Answer | null;
