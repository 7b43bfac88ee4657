/** Folding by outline: what a heading heads can be folded away. */
import type { PolicyText } from '../policy/model.ts';
import type { SourceRange } from '../policy/span.ts';
import { type OutlineSymbol, outlineSymbols } from './symbols.ts';

/** Ranges from the heading to the end of its section, outer before inner. */
export function foldingRanges(text: PolicyText): readonly SourceRange[] {
  const flatten = (symbol: OutlineSymbol): SourceRange[] => [
    { start: symbol.selection.start, end: symbol.range.end },
    ...symbol.children.flatMap(flatten),
  ];
  return outlineSymbols(text).flatMap(flatten);
}
