/** The documents of a packed file as they were read, before anybody corrects them. */
import type { Segment } from './segment/segment.ts';
import type { FoundDocument } from './user-files/corrections.ts';

/** Documents of the file (its index in the segment), in their order. */
export function foundDocuments(segment: Segment, file: number): readonly FoundDocument[] {
  const first = segment.fileDocuments[file]!;
  const ids: string[] = [];
  const children = new Map<number, number>();
  return segment.documents.slice(first, segment.fileDocuments[file + 1]!).map((row, index) => {
    const [parent, role, title, genre, level, issuers, number, date, , , , , , status, supersededBy, upper] = row;
    // The reader numbers the documents inside each other in their order: 1, 1.1, 1.2, 1.2.1 …
    const ordinal = (children.get(parent) ?? 0) + 1;
    children.set(parent, ordinal);
    ids[index] = parent < 0 ? `${ordinal}` : `${ids[parent]}.${ordinal}`;
    const facts = { title, genre, level, issuers, number, date, status, supersededBy, upper };
    return { ...facts, id: ids[index], role, parent };
  });
}
