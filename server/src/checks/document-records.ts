/** What the documents of a text say, in lists that stay the same objects as long as a draft says the same: what findings hang on. */
import { draftOf, gathering } from '../ingest/paragraph-versions.ts';
import { readOnce, sameListWith } from '../ingest/remembered.ts';
import { factsOf } from '../policy/facts.ts';
import { type Lineage, lineageOf } from '../policy/lineage.ts';
import type { PolicyDocument, PolicyText } from '../policy/model.ts';

/** Each list is the same object in the next version of a draft as long as nothing of it is another. */
export interface DocumentRecords {
  /** What stands around the text of each document (title, number, dates, issuers, state of validity), and where it stands. */
  readonly frames: readonly unknown[];
  readonly outlines: readonly unknown[];
  readonly definitions: readonly unknown[];
  /** The paragraphs with definitions and citations, and what they say: where the words around these count as well. */
  readonly stating: unknown;
}

const sameFrame = sameListWith<Lineage, unknown>();

/** What `read` gives for each document of a draft, as a list that is the same object as long as nothing of it is another. */
function ofDocuments(read: (document: PolicyDocument) => unknown) {
  const same = sameListWith<object, unknown>();
  return (draft: object, documents: readonly PolicyDocument[]) => same(draft, documents.map(read));
}

const sameFrames = sameListWith<object, unknown>();
const outlinesOf = ofDocuments(({ outline }) => outline);
const definitionsOf = ofDocuments(({ definitions }) => definitions);

/** The paragraphs with definitions and citations, and what they say. */
export const stating = gathering((paragraph) => {
  if (paragraph.block.kind === 'metadata') return null;
  const facts = factsOf(paragraph);
  return facts.citations.length + facts.definitions.length === 0 ? null : facts;
});

/** The records of all documents of a text. */
export const recordsOf = readOnce(({ paragraphs, documents }: PolicyText): DocumentRecords => {
  const draft = draftOf(paragraphs);
  return {
    frames: sameFrames(draft, [paragraphs.length, ...documents.map(frameOf)]),
    outlines: outlinesOf(draft, documents),
    definitions: definitionsOf(draft, documents),
    stating: stating(paragraphs),
  };
});

const frameOf = readOnce((document: PolicyDocument): readonly unknown[] => {
  const { titleSpan, firstParagraph, endParagraph } = document;
  const place = [titleSpan?.paragraph, titleSpan?.start, titleSpan?.end, firstParagraph, endParagraph];
  return sameFrame(lineageOf(document), [...place, aroundOf(document)]);
});

const sameAround = sameListWith<Lineage, unknown>();

/** What stands around the text of a document, wherever that is: the same list as long as it is the same. */
export const aroundOf = readOnce((document: PolicyDocument) => sameAround(lineageOf(document), readAround(document)));

function readAround(document: PolicyDocument): readonly unknown[] {
  const { validity, issuers, signatories } = document;
  const { effective, until, status, supersededBy, upper } = validity;
  return [
    document.id,
    document.role,
    document.parent,
    document.title,
    document.genre,
    document.level,
    document.number,
    document.date,
    document.recipients,
    effective,
    until,
    status,
    supersededBy,
    // With their numbers, so that lists of different lengths are told apart.
    issuers.length,
    ...issuers,
    signatories.length,
    ...signatories,
    upper.length,
    ...upper,
  ];
}
