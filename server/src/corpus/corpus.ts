/**
 * The corpus as everything above it sees it: an immutable snapshot of many policy texts that answers questions.
 *
 * Offsets are UTF-16 code units: `start`/`end` of a {@link Place} in the decoded file, those of an {@link Occurrence}
 * in the clause's text. Lines are 0-based.
 */
import type { Figure } from '../policy/figures/figure.ts';
import type { Definition, DocumentRole, DocumentStatus, Heading, Level } from '../policy/model.ts';
import type { LinkReaders } from './search/link-scan.ts';
import type { PlacedProblem } from './user-files/sidecar-problem.ts';

export interface Place {
  /** URI of the file, percent-encoded as the editor's client writes it. */
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
}

/** Why a file is not in the index. The row stays in the corpus, so that the user learns of it. */
export type FileProblem = 'empty' | 'binary' | 'encoding' | 'too-large' | 'unreadable' | 'unsupported';

export interface CorpusFile {
  readonly uri: string;
  /** Path below the corpus folder, for people. */
  readonly name: string;
  readonly bytes: number;
  readonly problem: FileProblem | null;
  /** Detail of the problem for people who can use it, e.g. the system's error code; empty otherwise. */
  readonly detail: string;
}

/** What is known of a document by reading it, and can be corrected by who knows better. */
export interface DocumentFacts {
  readonly title: string;
  readonly genre: string | null;
  readonly level: Level | null;
  readonly issuers: readonly string[];
  readonly number: string | null;
  readonly date: string | null;
  /** Whether it applies, as the user states it in its front matter or beside the files; null: nobody says. */
  readonly status: DocumentStatus | null;
  /** Title or number of the document that took its place, so stated. */
  readonly supersededBy: string | null;
  /** Titles or numbers of the documents above it, so stated. */
  readonly upper: readonly string[];
}

export interface CorpusDocument extends DocumentFacts {
  /** Index in {@link Corpus.documents}. */
  readonly id: number;
  readonly file: CorpusFile;
  readonly role: DocumentRole;
  /** `id` of the document that contains or carries it, -1 for none. */
  readonly parent: number;
  /** Date from which the document says that it applies, date to which; null where it names none. */
  readonly effective: string | null;
  readonly until: string | null;
  /** Titles without 《》 and document numbers that it repeals. */
  readonly repeals: readonly string[];
  readonly place: Place;
  /** Renditions and dated versions of one document share a work: counts of documents are counts of works. */
  readonly work: number;
}

export interface Clause {
  readonly id: number;
  /** Logical text of a sentence or heading. */
  readonly text: string;
  readonly document: CorpusDocument;
  /** Labels and texts of the headings above it, outermost first. */
  readonly headingPath: readonly string[];
  readonly place: Place;
}

/** A clause for those who read all of them. */
export interface ClauseUnits {
  readonly document: CorpusDocument;
  /** Its text, as printed. */
  readonly units: Uint16Array;
}

export interface Occurrence {
  readonly clause: number;
  readonly start: number;
  readonly end: number;
}

export interface Count {
  readonly occurrences: number;
  readonly works: number;
}

export interface NearClause {
  readonly clause: number;
  /** Equal for clauses whose text is the same but for white space and width. */
  readonly wording: number;
  /** 0 … 1: one less the edit distance over the longer length, infix distance where the query is a fragment. */
  readonly similarity: number;
  /** The stretch of the clause that answers the query. */
  readonly start: number;
  readonly end: number;
}

export interface NearAmongOptions {
  readonly limit: number;
  readonly minimumSimilarity: number;
  /** Clauses whose similarity is lower than the highest by more than this are not given. */
  readonly behindBest: number;
}

export interface NearOptions {
  readonly limit: number;
  readonly minimumSimilarity: number;
  /** `whole`: compare with whole clauses; `infix`: the query may be a fragment of the clause. */
  readonly mode: 'whole' | 'infix';
  /** Which documents are asked; absent: all. The best of these are found however few they are. */
  readonly accept?: (document: CorpusDocument) => boolean;
}

export interface Continuation {
  readonly text: string;
  readonly works: number;
  /** False where so many clauses hold what goes before that only those of the newest documents were read. */
  readonly isAll: boolean;
  /** Newest date of the documents that carry it. */
  readonly newest: string | null;
  /** One place that carries it. */
  readonly clause: number;
}

/** That a work carries a phrase in a document of a year. */
export interface Usage {
  readonly year: number;
  readonly work: number;
  /** The first clause of that year's document that carries it. */
  readonly clause: number;
}

/** What the corpus has between two texts. */
export interface Gap {
  /** Folded, without white space; empty where the two stand beside each other. */
  readonly text: string;
  readonly works: number;
  /** One clause that carries it. */
  readonly clause: number;
}

export interface CorpusDefinition extends Pick<Definition, 'term' | 'text' | 'kind'> {
  readonly document: CorpusDocument;
  readonly place: Place;
}

/** A title as known from documents and citations. */
export interface KnownTitle {
  readonly title: string;
  /** Documents of that title, newest first; empty when it is only cited. */
  readonly documents: readonly CorpusDocument[];
  /** How many works cite it. */
  readonly citedBy: number;
  /** Document number known from the document or printed after a citation of it. */
  readonly number: string | null;
}

/** A figure of the corpus. Its document is as the user corrected it. */
export interface CorpusFigure extends Figure {
  readonly document: CorpusDocument;
  /** The number with its unit, or the row of a table. */
  readonly place: Place;
}

export interface CorpusHeading extends Omit<Heading, 'span'> {
  readonly place: Place;
}

export interface Corpus {
  readonly files: readonly CorpusFile[];
  /** What is wrong with the corrections beside the files. */
  readonly sidecarProblems: readonly PlacedProblem[];
  readonly documents: readonly CorpusDocument[];
  readonly clauseCount: number;
  /**
   * The corpus as if it did not hold the file of this URI: what a draft that lies in the corpus itself is to be compared
   * with. The same object when it is asked for again; clause ids are those of this corpus, ids of documents are not.
   */
  without(uri: string): Corpus;
  /** The corpus that this one was made of by leaving a file out; itself where nothing was left out. */
  readonly origin: Corpus;
  /**
   * Makes what would else be made at the first question, a little in each step: for those who can work while nobody waits.
   */
  prepare(): Generator<undefined, void>;
  /** Gives back the memory of what past questions have left and the next ones find again at little cost. */
  rest(): void;
  clause(id: number): Clause;
  /** The clauses of the documents dated in these years, both included, but for metadata. */
  clauseUnits(from: number, to: number): Iterable<ClauseUnits>;
  /** What would be wrong with a sidecar of this URI and text in this corpus: while it is written, before it counts. */
  checkSidecar(uri: string, text: string): readonly PlacedProblem[];
  outline(document: number): readonly CorpusHeading[];
  definitions(document: number): readonly CorpusDefinition[];
  /** Clauses under a heading of the document's outline, its own included, up to the next heading. */
  section(document: number, heading: number): readonly Clause[];
  /** Titles that the document cites, each once, with the document number printed right after it. */
  citedTitles(document: number): readonly { readonly title: string; readonly number: string | null }[];

  // clause index
  /**
   * Occurrences of a phrase, white space and width folded, that do not overlap; agrees with a plain scan over the
   * paragraphs, so that a phrase that runs over the end of a sentence is counted as well.
   */
  count(phrase: string): Count;
  /**
   * How many works carry a phrase. Counting ends when they are `enough`; with `since` only documents dated in that year or later
   * are asked.
   */
  works(phrase: string, enough?: number, since?: number): number;
  /** Year of the newest dated document, 0 where none is dated. */
  readonly newestYear: number;
  /** Which works carry a phrase in which years, each pair once; documents without a date are left out. */
  usage(phrase: string): readonly Usage[];
  /**
   * The first of these, in order of the files' URIs; with `since` only those in documents dated in that year or later. One
   * that runs over the end of its clause is cut there.
   */
  find(phrase: string, limit: number, since?: number): readonly Occurrence[];
  /**
   * The clauses in which the run of `LINK` characters (corpus/search/link-table.ts) at an offset of the text begins, ascending and not to be
   * changed; null where very many do.
   */
  carriers(text: string, at: number): Uint32Array | null;
  /**
   * How many clauses hold the pair of neighbouring characters of the text that fewest hold: no fewer than carry the text, and told
   * without a search. 0 for a text of less than two characters.
   */
  rarestPair(text: string): number;
  /** True when no clause carries the folded units (folded-text.ts) from `start` to `end`, as far as that is known without a search. */
  rulesOut(units: Uint16Array, start?: number, end?: number): boolean;
  /**
   * Looks up the runs of `LINK` characters of all the texts at once, where that takes less time than one by one: a
   * step for every stretch of the corpus. Threads that have opened the same corpus may read it together.
   */
  learn(texts: readonly string[], readers?: LinkReaders): Generator<undefined, void>;
  near(text: string, options: NearOptions): readonly NearClause[];
  /**
   * The clauses of {@link near} for a text that may be a fragment of them, where only those are compared that stand in most of the
   * given lists of clauses, each ascending.
   */
  nearAmong(text: string, lists: readonly Uint32Array[], options: NearAmongOptions): readonly number[];
  /** What stands between two texts, of at least two characters each, in one clause: at most `longest` characters, that of most works first. */
  between(before: string, after: string, longest: number): readonly Gap[];
  /**
   * What follows `before` in the corpus, most attested first: to the next mark, and where that is 、 also to the end of
   * the comma segment. White space of the layout is left out.
   */
  continuations(before: string, limit: number): readonly Continuation[];

  // glossary
  /** Every definition of a term, upper levels and later dates first. */
  definitionsOf(term: string): readonly CorpusDefinition[];
  /** The longest known term that covers the offset of the text, or null. */
  termAt(text: string, offset: number): { readonly start: number; readonly end: number } | null;

  // catalogue
  /** Exact but for white space, width, brackets and dashes. */
  title(title: string): KnownTitle | null;
  /** Known titles one or two characters off, nearest first. */
  nearTitles(title: string): readonly KnownTitle[];
  /** Known titles that contain the text: prefix matches first, then by documents and citations. Empty text: most cited. */
  titlesWith(text: string, limit: number): readonly KnownTitle[];
  /** Document numbers known, with their title. */
  numbers(): readonly { readonly number: string; readonly title: string; readonly document: CorpusDocument | null }[];

  // figures
  /** Figures of a metric under all its names (GDP, 国内生产总值), of any year or that one; those of the newest documents first. */
  figures(metric: string, year?: number): readonly CorpusFigure[];
  /** Figures said in the same words but for the numbers: by {@link Figure.sentenceFrame} or {@link Figure.segmentFrame}. */
  figuresInFrame(frame: number): readonly CorpusFigure[];
  /** Figures of one document, in the order of its text, tables first. */
  figuresOf(document: number): readonly CorpusFigure[];
}
