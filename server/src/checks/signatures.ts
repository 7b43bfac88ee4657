/** Where the names of those who signed stand in the documents of a draft, followed from version to version. */
import { indexAfter } from '../ingest/change.ts';
import { changeBetween } from '../ingest/paragraph-versions.ts';
import { type Lineage, lineageOf } from '../policy/lineage.ts';
import type { PolicyDocument, PolicyText } from '../policy/model.ts';

/** The last paragraph of a document that holds a name. */
export interface Signature {
  readonly name: string;
  readonly paragraphs: PolicyText['paragraphs'];
  /** Where the document ended. */
  readonly end: number;
  /** Index of the paragraph, -1 where there is none. */
  readonly at: number;
  /** The same object as long as it is the same paragraph. */
  readonly said: object;
}

/** What was given as evidence last, by document. */
const signatures = new WeakMap<Lineage, Signature>();

/** Stands for where the name that is evidence stands last in the document; null where there is no evidence. */
export function signatureSaid(text: PolicyText, document: PolicyDocument): object | null {
  const known = signatures.get(lineageOf(document));
  return known ? signatureOf(text, document, known.name).said : null;
}

/** Where a name stands last in the document. In the next version of a draft the paragraphs that changed are searched. */
export function signatureOf(text: PolicyText, document: PolicyDocument, name: string): Signature {
  const lineage = lineageOf(document);
  const { paragraphs } = text;
  const { firstParagraph, endParagraph: end } = document;
  const last = signatures.get(lineage);
  const change = last?.name === name ? changeBetween(last.paragraphs, paragraphs) : null;
  const lastWith = (from: number, until: number): number => {
    for (let at = until - 1; at >= from; at--) if (paragraphs[at]!.text.includes(name)) return at;
    return -1;
  };
  const isAsLong = change !== null && indexAfter(change, last!.end) === end;
  const before = isAsLong ? indexAfter(change, last!.at) : -1;
  const isThere = before >= firstParagraph && paragraphs[before]!.text.includes(name);
  const at = isThere
    ? Math.max(before, lastWith(Math.max(change!.first, before), Math.min(change!.end, end)))
    : lastWith(firstParagraph, end);
  const isSame = isThere && at === before && paragraphs[at] === last!.paragraphs[last!.at];
  const signature = { name, paragraphs, end, at, said: isSame ? last!.said : {} };
  signatures.set(lineage, signature);
  return signature;
}

/** The document has no evidence any more. */
export function forgetSignature(document: PolicyDocument): void {
  signatures.delete(lineageOf(document));
}
