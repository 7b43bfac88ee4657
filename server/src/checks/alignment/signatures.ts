/** Where the names of those who signed stand in the documents of a draft, followed from version to version. */
import { type FollowedParagraph, followParagraph } from '../../ingest/followed-paragraph.ts';
import { type Lineage, lineageOf } from '../../policy/lineage.ts';
import type { PolicyDocument, PolicyText } from '../../policy/model.ts';

/** The last paragraph of a document that holds a name. */
export interface Signature extends FollowedParagraph {
  readonly name: string;
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

/** Where a name stands last in the document. */
export function signatureOf(text: PolicyText, document: PolicyDocument, name: string): Signature {
  const lineage = lineageOf(document);
  const { paragraphs } = text;
  const known = signatures.get(lineage);
  const before = known?.name === name ? known : null;
  const within = { first: document.firstParagraph, end: document.endParagraph };
  const found = followParagraph(before, paragraphs, within, (at) => paragraphs[at]!.text.includes(name));
  const isSame = before !== null && found.at >= 0 && paragraphs[found.at] === before.paragraphs[before.at];
  const signature = { ...found, name, said: isSame ? before.said : {} };
  signatures.set(lineage, signature);
  return signature;
}

/** The document has no evidence any more. */
export function forgetSignature(document: PolicyDocument): void {
  signatures.delete(lineageOf(document));
}
