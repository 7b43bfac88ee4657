import type { PolicyDocument } from './model.ts';

/** A document through all versions of a draft: what is remembered of the last of them is remembered with this. */
export interface Lineage {
  /** The document of the last version; null before the first. */
  last: PolicyDocument | null;
  /** Stands for what it says: the same object as long as the document is only moved. */
  reading: object;
}

/** A lineage that begins with this document, or with the next one that is carried on. */
export function newLineage(last: PolicyDocument | null): Lineage {
  return { last, reading: {} };
}

const lineages = new WeakMap<PolicyDocument, Lineage>();

/** The same for all versions of a document of a draft; of its own for one that has no others. */
export function lineageOf(document: PolicyDocument): Lineage {
  let lineage = lineages.get(document);
  if (!lineage) {
    lineage = newLineage(document);
    lineages.set(document, lineage);
  }
  return lineage;
}

/** Makes a document known as the last one of a lineage. */
export function carryOn(lineage: Lineage, document: PolicyDocument): void {
  lineage.last = document;
  lineages.set(document, lineage);
}
