/** The documents of one file in a corpus, which are numbered in a row: those that a view of the corpus leaves out. */

export interface DocumentRange {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

export const noDocuments: DocumentRange = { first: 0, end: 0 };

/** Whether a document of the whole corpus, by its number, is one of the range. */
export function isIn(document: number, { first, end }: DocumentRange): boolean {
  return document >= first && document < end;
}

/** Number of another document where those of the range are left out. */
export function numberWithout(document: number, { first, end }: DocumentRange): number {
  return document < end ? document : document - (end - first);
}
