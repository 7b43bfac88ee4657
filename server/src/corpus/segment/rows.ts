/** Rows of a segment's JSON sections. Tuples, because property names would cost more than what they name. */
import type { ClauseSpan } from '../../policy/clauses.ts';
import type { Figure } from '../../policy/figures/figure.ts';
import type { Definition, DocumentRole, DocumentStatus, HeadingKind, Level } from '../../policy/model.ts';
import type { FileProblem } from '../corpus.ts';

/** Kinds of clauses in the order of their codes. Metadata is found by exact search only. */
export const clauseKinds: readonly ClauseSpan['kind'][] = ['sentence', 'heading', 'title', 'row', 'metadata'];
export const METADATA = clauseKinds.indexOf('metadata');

/** Source offsets, end exclusive. */
export type FileRow = readonly [
  uri: string,
  name: string,
  bytes: number,
  contentHash: string,
  problem: FileProblem | null,
  detail: string,
];

export type DocumentRow = readonly [
  /** Index of the document in its file, -1 for none. */
  parent: number,
  role: DocumentRole,
  title: string,
  genre: string | null,
  level: Level | null,
  issuers: readonly string[],
  number: string | null,
  date: string | null,
  start: number,
  end: number,
  /** Date from which it applies and to which, as it says itself; titles and numbers that it repeals. */
  effective: string | null,
  until: string | null,
  repeals: readonly string[],
  /** As its front matter states them. */
  status: DocumentStatus | null,
  supersededBy: string | null,
  upper: readonly string[],
];

/** Headings of one document. */
export type OutlineRow = readonly (readonly [
  label: string,
  text: string,
  level: number,
  kind: HeadingKind,
  number: number,
  sub: number,
  runIn: 0 | 1,
  start: number,
  end: number,
])[];

/** Definitions of one document. */
export type DefinitionRow = readonly (readonly [
  term: string,
  text: string,
  kind: Definition['kind'],
  start: number,
  end: number,
])[];

/** Titles that one document cites, each once, with the document number printed right after it. */
export type CitationRow = readonly (readonly [title: string, number: string | null])[];

/** Figures of one document, as the indicators they were read as, with what their sentences say. */
export type FigureRow = readonly (readonly [
  metric: string,
  value: string,
  unit: string,
  period: string | null,
  qualifier: string | null,
  attribute: string | null,
  subject: string | null,
  nature: Figure['nature'],
  measure: Figure['measure'],
  reckoning: Figure['reckoning'],
  part: string | null,
  priceBasis: Figure['priceBasis'],
  isShared: 0 | 1,
  exactFrame: number,
  sentenceFrame: number,
  segmentFrame: number,
  start: number,
  end: number,
  /** Harmonised metric: worked out once, so that opening a large corpus is not held up. */
  key: string,
])[];
