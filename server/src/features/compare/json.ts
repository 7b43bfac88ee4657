/** The comparison for programs. Lines count from 1, offsets are UTF-16 code units. */
import { titleOf } from '../align/pages.ts';
import type { AlignedText } from '../align/statements.ts';
import type { Comparison } from './comparison.ts';
import type { Provision } from './provisions.ts';

/** `fileOf` gives the path of a URI as the user writes it. */
export function comparisonJson({ before, after, provisions }: Comparison, fileOf: (uri: string) => string): object {
  const text = (aligned: AlignedText) => ({ title: titleOf(aligned), file: fileOf(aligned.uri) });
  const side = (provision: Provision | null) =>
    provision && {
      kind: provision.kind,
      label: provision.label,
      text: provision.text,
      line: provision.place.startLine + 1,
      lineEnd: provision.place.endLine + 1,
      offset: provision.place.start,
      offsetEnd: provision.place.end,
    };
  return {
    before: text(before),
    after: text(after),
    provisions: provisions.map(({ kind, before: old, after: now, moved, renumbered, pieces, references }) => ({
      change: kind,
      moved,
      renumbered,
      references,
      before: side(old),
      after: side(now),
      difference: pieces,
    })),
  };
}
