/** Packs read files into a segment. Files must come in ascending order of their URI. */
import type { ClauseSpan } from '../../policy/clauses.ts';
import { statusNamed } from '../../policy/documents/stated-facts.ts';
import { NO_FRAME } from '../../policy/figures/figure-sentence.ts';
import { harmonise } from '../../policy/figures/metric.ts';
import type { PolicyDocument, PolicyText } from '../../policy/model.ts';
import { locate } from '../../policy/span.ts';
import type { CorpusFile } from '../corpus.ts';
import { lineStartsOf } from '../lines.ts';
import { packedLinks } from '../search/link-filter.ts';
import { JsonColumn, Uint8Column, Uint16Column, Uint32Column } from './columns.ts';
import { packSections, type Section } from './format.ts';
import { buildPostings } from './postings-builder.ts';
import {
  type CitationRow,
  clauseKinds,
  type DefinitionRow,
  type DocumentRow,
  type FigureRow,
  type FileRow,
  METADATA,
  type OutlineRow,
} from './rows.ts';
import type { Segment } from './segment.ts';
import { addToSignature, EMPTY_BIN, hashText, SIGNATURE_BINS } from './signature.ts';

/** A corpus file and what was read out of it; `content` is null where the file has a problem. */
export interface ReadFile extends CorpusFile {
  /** Hash of the file's bytes: same hash, same content. */
  readonly contentHash: string;
  readonly content: {
    readonly source: string;
    readonly text: PolicyText;
    readonly clauses: readonly ClauseSpan[];
  } | null;
}

export class SegmentBuilder {
  readonly #text = new Uint16Column();
  readonly #clauseStart = new Uint32Column();
  readonly #clauseEnd = new Uint32Column();
  readonly #clauseSourceStart = new Uint32Column();
  readonly #clauseSourceEnd = new Uint32Column();
  readonly #clauseDocument = new Uint32Column();
  readonly #clauseHeading = new Uint32Column();
  readonly #clauseHash = new Uint32Column();
  readonly #clauseKind = new Uint8Column();
  readonly #lineStarts = new Uint32Column();
  readonly #fileLines = new Uint32Column();
  readonly #fileText = new Uint32Column();
  readonly #fileClauses = new Uint32Column();
  readonly #fileDocuments = new Uint32Column();
  readonly #signatures = new Uint32Column();
  readonly #files: FileRow[] = [];
  readonly #documents: DocumentRow[] = [];
  readonly #outlines = new JsonColumn();
  readonly #definitions = new JsonColumn();
  readonly #citations = new JsonColumn();
  readonly #figures = new JsonColumn();

  get fileCount(): number {
    return this.#files.length;
  }

  /** Characters of the texts added so far. */
  get characters(): number {
    return this.#text.length;
  }

  /** Adds a file as it was read. */
  add(file: ReadFile): void {
    this.#beginFile([file.uri, file.name, file.bytes, file.contentHash, file.problem, file.detail]);
    if (file.content === null) return;
    const { source, text, clauses } = file.content;
    for (const start of lineStartsOf(source)) this.#lineStarts.push(start);
    const firstDocument = this.#documents.length;
    const indexes = new Map(text.documents.map((document, index) => [document.id, index]));
    for (const document of text.documents) {
      this.#documents.push(documentRow(text, document, indexes));
      this.#outlines.push(outlineRow(text, document));
      this.#definitions.push(definitionRow(text, document));
      this.#citations.push(citationRow(text, document));
      this.#figures.push(figureRow(text, document));
    }
    const firstClause = this.#clauseStart.length;
    this.#addClauses(text, clauses, firstDocument);
    this.#sign(firstDocument, firstClause);
  }

  /** Adds a file as it stands in another segment. */
  addFrom(segment: Segment, file: number): void {
    const { files, documents } = segment;
    this.#beginFile(files[file]!);
    for (const start of segment.lineStarts(file)) this.#lineStarts.push(start);
    const textShift = this.#text.length - segment.fileText[file]!;
    const documentShift = this.#documents.length - segment.fileDocuments[file]!;
    this.#text.append(segment.units(segment.fileText[file]!, segment.fileText[file + 1]!));
    copy(this.#clauseStart, segment.clauseStart, segment.fileClauses, file, textShift);
    copy(this.#clauseEnd, segment.clauseEnd, segment.fileClauses, file, textShift);
    const [firstClause, endClause] = [segment.fileClauses[file]!, segment.fileClauses[file + 1]!];
    for (const start of segment.bytes.words('clauseSourceStart', firstClause, endClause)) {
      this.#clauseSourceStart.push(start);
    }
    for (const end of segment.bytes.words('clauseSourceEnd', firstClause, endClause)) this.#clauseSourceEnd.push(end);
    for (const heading of segment.clauseHeadings(firstClause, endClause)) this.#clauseHeading.push(heading);
    copy(this.#clauseDocument, segment.clauseDocument, segment.fileClauses, file, documentShift);
    copy(this.#clauseHash, segment.clauseHash, segment.fileClauses, file, 0);
    copy(this.#clauseKind, segment.clauseKind, segment.fileClauses, file, 0);
    for (let document = segment.fileDocuments[file]!; document < segment.fileDocuments[file + 1]!; document++) {
      this.#documents.push(documents[document]!);
      this.#outlines.append(segment.outlines.bytes(document));
      this.#definitions.append(segment.definitions.bytes(document));
      this.#citations.append(segment.citations.bytes(document));
      this.#figures.append(segment.figures.bytes(document));
      for (const bin of segment.signature(document)) this.#signatures.push(bin);
    }
  }

  /** The packed segment. The builder is of no further use. */
  finish(): SharedArrayBuffer {
    const text = this.#text.values();
    const clauseStart = this.#clauseStart.values();
    const clauseEnd = this.#clauseEnd.values();
    this.#endFiles();
    const postings = buildPostings(text, clauseStart, clauseEnd);
    const encoder = new TextEncoder();
    return packSections(
      new Map<Section, ArrayBufferView>([
        ['text', text],
        ['clauseStart', clauseStart],
        ['clauseEnd', clauseEnd],
        ['clauseSourceStart', this.#clauseSourceStart.values()],
        ['clauseSourceEnd', this.#clauseSourceEnd.values()],
        ['clauseDocument', this.#clauseDocument.values()],
        ['clauseHeading', this.#clauseHeading.values()],
        ['clauseHash', this.#clauseHash.values()],
        ['clauseKind', this.#clauseKind.values()],
        ['bigramKeys', postings.keys],
        ['bigramOffsets', postings.offsets],
        ['bigramCounts', postings.counts],
        ['postings', postings.bytes],
        ['frequentBigrams', postings.frequent],
        ['frequentOffsets', postings.frequentOffsets],
        ['frequentPostings', postings.frequentBytes],
        ['lineStarts', this.#lineStarts.values()],
        ['fileLines', this.#fileLines.values()],
        ['fileText', this.#fileText.values()],
        ['fileClauses', this.#fileClauses.values()],
        ['fileDocuments', this.#fileDocuments.values()],
        ['signatures', this.#signatures.values()],
        ['files', encoder.encode(JSON.stringify(this.#files))],
        ['documents', encoder.encode(JSON.stringify(this.#documents))],
        ['outlines', this.#outlines.bytes()],
        ['outlineOffsets', this.#outlines.offsets()],
        ['definitions', this.#definitions.bytes()],
        ['definitionOffsets', this.#definitions.offsets()],
        ['citations', this.#citations.bytes()],
        ['citationOffsets', this.#citations.offsets()],
        ['figures', this.#figures.bytes()],
        ['figureOffsets', this.#figures.offsets()],
        ['links', packedLinks(text)],
      ]),
    );
  }

  #beginFile(row: FileRow): void {
    this.#endFiles();
    this.#files.push(row);
  }

  #endFiles(): void {
    this.#fileLines.push(this.#lineStarts.length);
    this.#fileText.push(this.#text.length);
    this.#fileClauses.push(this.#clauseStart.length);
    this.#fileDocuments.push(this.#documents.length);
  }

  #addClauses(text: PolicyText, clauses: readonly ClauseSpan[], firstDocument: number): void {
    let paragraphIndex = -1;
    let base = 0;
    for (const clause of clauses) {
      const paragraph = text.paragraphs[clause.paragraph]!;
      if (clause.paragraph !== paragraphIndex) {
        paragraphIndex = clause.paragraph;
        base = this.#text.length;
        this.#text.appendText(`${paragraph.text.replaceAll('\uffff', '\ufffd')}\uffff`);
      }
      this.#clauseStart.push(base + clause.start);
      this.#clauseEnd.push(base + clause.end);
      this.#clauseSourceStart.push(text.places.toSource(clause.paragraph, clause.start));
      this.#clauseSourceEnd.push(text.places.toSourceEnd(clause.paragraph, clause.end));
      this.#clauseDocument.push(firstDocument + clause.document);
      this.#clauseHeading.push(clause.heading);
      this.#clauseKind.push(clauseKinds.indexOf(clause.kind));
      this.#clauseHash.push(hashText(this.#text.values(), base + clause.start, base + clause.end));
    }
  }

  /** Signatures of the documents from `firstDocument` on, over their own clauses. */
  #sign(firstDocument: number, firstClause: number): void {
    const count = this.#documents.length - firstDocument;
    const bins = new Uint32Array(count * SIGNATURE_BINS).fill(EMPTY_BIN);
    const text = this.#text.values();
    const documents = this.#clauseDocument.values();
    for (let clause = firstClause; clause < documents.length; clause++) {
      if (this.#clauseKind.values()[clause] === METADATA) continue;
      const at = (documents[clause]! - firstDocument) * SIGNATURE_BINS;
      const start = this.#clauseStart.values()[clause]!;
      const end = this.#clauseEnd.values()[clause]!;
      addToSignature(bins.subarray(at, at + SIGNATURE_BINS), text, start, end);
    }
    for (const bin of bins) this.#signatures.push(bin);
  }
}

function copy(
  to: Uint8Column | Uint32Column,
  from: Uint8Array | Uint32Array,
  ranges: Uint32Array,
  file: number,
  shift: number,
): void {
  for (let at = ranges[file]!; at < ranges[file + 1]!; at++) to.push(from[at]! + shift);
}

function documentRow(text: PolicyText, document: PolicyDocument, indexes: ReadonlyMap<string, number>): DocumentRow {
  const { places } = text;
  const first = places.starts[document.firstParagraph] ?? 0;
  const start = document.titleSpan ? locate(text, document.titleSpan).start : first;
  return [
    document.parent === null ? -1 : (indexes.get(document.parent) ?? -1),
    document.role,
    document.title,
    document.genre,
    document.level,
    document.issuers,
    document.number,
    document.date,
    start,
    Math.max(start, places.end(document.endParagraph - 1) ?? start),
    document.validity.effective,
    document.validity.until,
    document.validity.repeals.map((repealed) => repealed.text),
    statusNamed(document.validity.status ?? ''),
    document.validity.supersededBy,
    document.validity.upper,
  ];
}

function outlineRow(text: PolicyText, document: PolicyDocument): OutlineRow {
  return document.outline.map((heading) => {
    const { start, end } = locate(text, heading.span);
    const { label, level, kind, number, sub } = heading;
    return [label, heading.text, level, kind, number, sub, heading.runIn ? 1 : 0, start, end];
  });
}

function definitionRow(text: PolicyText, document: PolicyDocument): DefinitionRow {
  return document.definitions.map((definition) => {
    const { start, end } = locate(text, definition.span);
    return [definition.term, definition.text, definition.kind, start, end];
  });
}

function citationRow(text: PolicyText, document: PolicyDocument): CitationRow {
  const numbers = new Map<string, string | null>();
  document.citations.forEach((citation, index) => {
    if (citation.kind !== 'title') return;
    const next = document.citations[index + 1];
    const gap =
      next?.kind === 'number' && next.span.paragraph === citation.span.paragraph
        ? text.paragraphs[next.span.paragraph]!.text.slice(citation.span.end, next.span.start)
        : null;
    const number = gap !== null && /^\s*[（(]\s*$/u.test(gap) ? next!.text : null;
    if (number !== null || !numbers.has(citation.text)) numbers.set(citation.text, number);
  });
  return [...numbers];
}

function figureRow(text: PolicyText, document: PolicyDocument): FigureRow {
  return document.indicators.map((indicator) => {
    const { metric, value, unit, period, qualifier, attribute, subject, nature, measure, reckoning } = indicator;
    const { start, end } = locate(text, indicator.span);
    const { priceBasis, isShared, exactFrame, sentenceFrame, segmentFrame } = indicator.sentence ?? unsaid;
    const said = [metric, value, unit, period, qualifier, attribute, subject, nature, measure, reckoning] as const;
    const part = indicator.sentence?.part ?? indicator.part;
    return [
      ...said,
      part,
      priceBasis,
      isShared ? 1 : 0,
      exactFrame,
      sentenceFrame,
      segmentFrame,
      start,
      end,
      harmonise(metric),
    ];
  });
}

/** A row of a table has no sentence. */
const unsaid = {
  priceBasis: null,
  isShared: false,
  exactFrame: NO_FRAME,
  sentenceFrame: NO_FRAME,
  segmentFrame: NO_FRAME,
};
