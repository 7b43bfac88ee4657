/** A corpus over packed segments: wires catalogue, clause index, wording search and glossary into one {@link Corpus}. */
import { Catalogue } from './catalogue.ts';
import type {
  Clause,
  ClauseUnits,
  Continuation,
  Corpus,
  CorpusDefinition,
  CorpusDocument,
  CorpusFigure,
  CorpusFile,
  CorpusHeading,
  Count,
  Gap,
  KnownTitle,
  NearAmongOptions,
  NearClause,
  NearOptions,
  Occurrence,
  Usage,
} from './corpus.ts';
import { compareText, ranksOf } from './document-order.ts';
import type { DocumentRange } from './document-range.ts';
import { FigureIndex, type FigureSource } from './figures/figure-index.ts';
import { folded, foldedUnits, PARAGRAPH_END, SKIPPED } from './folded-text.ts';
import { FoundClause } from './found-clause.ts';
import { Glossary } from './glossary.ts';
import { RecentAnswers } from './recent-answers.ts';
import { gapsBetween } from './search/gap-search.ts';
import type { LinkReaders } from './search/link-scan.ts';
import { LinkSearch } from './search/link-search.ts';
import { NearSearch } from './search/near-search.ts';
import {
  clausesWithPair,
  clausesWithRarest,
  type VisitOptions,
  visitCarriers,
  visitMatches,
} from './search/phrase-search.ts';
import { type CorpusPart, LiveSegment } from './segment/live-segment.ts';
import { type DefinitionRow, METADATA } from './segment/rows.ts';
import { finished } from './stepwise.ts';
import { type KnownNumber, TitleIndex } from './titles/title-index.ts';
import { problemsOf } from './user-files/apply-sidecars.ts';
import type { PlacedProblem } from './user-files/sidecar-problem.ts';
import type { SidecarText } from './user-files/sidecar-text.ts';
import { continuationsOf, LONGEST_BEFORE } from './wording/continuations.ts';
import { WorkCounter } from './work-counter.ts';

/** Views without a file kept: as many as drafts of the corpus are written at once. */
const VIEWS_KEPT = 8;
/** Answers kept of what stands between two texts. */
const GAPS_KEPT = 1000;
/** Continuations kept: those of the last keystrokes. */
const CONTINUATIONS_KEPT = 20;

/**
 * The corpus that the live files of the segments make up. Documents are numbered in order of their files' URIs; the order
 * and the number of the segments change clause ids only. `works`: those of the documents, where the same corpus was open before.
 */
export function openCorpus(
  parts: readonly CorpusPart[],
  sidecars: readonly SidecarText[] = [],
  works?: ArrayLike<number>,
): Corpus {
  return new Snapshot(parts, sidecars, undefined, (live) => Catalogue.open(live, sidecars, works));
}

class Snapshot implements Corpus {
  readonly files: readonly CorpusFile[];
  readonly documents: readonly CorpusDocument[];
  readonly clauseCount: number;
  readonly sidecarProblems: readonly PlacedProblem[];
  readonly #source: { readonly parts: readonly CorpusPart[]; readonly sidecars: readonly SidecarText[] };
  readonly #views = new Map<string, Corpus>();
  /** The last URI asked about of which there is no file: that of the draft which is being typed. */
  #absent: string | null = null;
  readonly #parts: readonly LiveSegment[];
  readonly #catalogue: Catalogue;
  readonly #links: LinkSearch;
  readonly #gaps = new RecentAnswers<readonly Gap[]>(GAPS_KEPT);
  readonly #continuations = new RecentAnswers<readonly Continuation[]>(CONTINUATIONS_KEPT);
  #nearSearch: NearSearch | null = null;
  #glossaryIndex: Glossary | null = null;
  #titleIndex: TitleIndex | null = null;
  #newestYear: number | null = null;
  #workCounter: WorkCounter | null = null;
  #yearOf: Uint16Array | null = null;
  #ranks: Uint32Array | null = null;
  #figureIndex: FigureIndex | null = null;
  /** The corpus that this is a view of, and the documents of the file that it leaves out. */
  #less: { readonly of: Snapshot; readonly gone: DocumentRange; readonly sameWorks: boolean } | null = null;

  readonly origin: Corpus;

  /**
   * `origin`: the corpus that holds these files and one more; `catalogue`: makes theirs of what that corpus knows.
   */
  constructor(
    parts: readonly CorpusPart[],
    sidecars: readonly SidecarText[],
    origin: Corpus | undefined,
    catalogue: (live: readonly LiveSegment[]) => Catalogue,
  ) {
    let firstClause = 0;
    this.origin = origin ?? this;
    this.#source = { parts, sidecars };
    this.#parts = parts.map((part) => {
      const live = new LiveSegment(part, firstClause);
      firstClause += part.segment.clauseCount;
      return live;
    });
    this.clauseCount = this.#parts.reduce((count, part) => count + part.liveClauseCount, 0);
    this.#links = new LinkSearch(this.#parts);
    this.#catalogue = catalogue(this.#parts);
    this.files = this.#catalogue.files;
    this.documents = this.#catalogue.documents;
    this.sidecarProblems = this.#catalogue.sidecarProblems;
  }

  *prepare(): Generator<undefined, void> {
    this.#titleIndex ??= yield* this.#buildTitles();
    this.#glossaryIndex ??= yield* this.#buildGlossary();
    this.#nearSearch ??= new NearSearch(this.#parts, this.documents);
    this.#figureIndex ??= yield* this.#buildFigures();
  }

  rest(): void {
    this.#links.forget();
    for (const view of this.#views.values()) view.rest();
  }

  without(uri: string): Corpus {
    const known = this.#views.get(uri);
    if (known) return known;
    if (uri === this.#absent) return this;
    if (!this.files.some((file) => file.uri === uri)) {
      this.#absent = uri;
      return this;
    }
    const { parts, sidecars } = this.#source;
    const works = this.#worksWithout(uri);
    const view = new Snapshot(
      parts.map(({ segment, deadFiles }) => {
        const file = segment.files.findIndex(([name], index) => name === uri && !deadFiles.has(index));
        return { segment, deadFiles: file < 0 ? deadFiles : new Set(deadFiles).add(file) };
      }),
      sidecars,
      this.origin,
      (live) => this.#catalogue.without(uri, live, works),
    );
    if (this.origin === this) {
      const first = this.documents.findIndex(({ file }) => file.uri === uri);
      const end = first + this.documents.length - view.documents.length;
      view.#less = { of: this, gone: { first, end }, sameWorks: works !== undefined };
    }
    if (this.#views.size >= VIEWS_KEPT) this.#views.delete(this.#views.keys().next().value!);
    this.#views.set(uri, view);
    return view;
  }

  clause(id: number): Clause {
    const { part, local } = this.#clauseAddress(id);
    const { segment } = part;
    const document = this.documents[part.documentOf(local)];
    if (document === undefined) throw new RangeError(`clause ${id} is no longer in the corpus`);
    return new FoundClause(id, document, segment, local, this.#catalogue);
  }

  *clauseUnits(from: number, to: number): Iterable<ClauseUnits> {
    const years = this.#years();
    for (const part of this.#parts) {
      const { segment } = part;
      for (let file = 0; file < segment.fileCount; file++) {
        const first = segment.fileClauses[file]!;
        const end = segment.fileClauses[file + 1]!;
        if (first === end || !part.isLiveFile(file)) continue;
        const base = segment.clauseStart[first]!;
        let text: Uint16Array | null = null;
        for (let clause = first; clause < end; clause++) {
          const id = part.documentOf(clause);
          if (years[id]! < from || years[id]! > to || segment.clauseKind[clause] === METADATA) continue;
          // One reading for all of the file, where the text is not in memory.
          text ??= segment.units(base, segment.clauseEnd[end - 1]!);
          const units = text.subarray(segment.clauseStart[clause]! - base, segment.clauseEnd[clause]! - base);
          yield { document: this.documents[id]!, units };
        }
      }
    }
  }

  checkSidecar(uri: string, text: string): readonly PlacedProblem[] {
    return problemsOf({ uri, name: '', text, problem: null, detail: '' }, this.#catalogue.asRead);
  }

  outline(document: number): readonly CorpusHeading[] {
    return this.#catalogue.outline(document);
  }

  definitions(document: number): readonly CorpusDefinition[] {
    return this.#catalogue.definitions(document).map((row) => this.#definition(document, row));
  }

  section(document: number, heading: number): readonly Clause[] {
    const address = this.#catalogue.address(document);
    if (address === null) return [];
    const { part, file, local } = address;
    const { segment } = part;
    const first = segment.fileClauses[file]!;
    const headings = segment.clauseHeadings(first, segment.fileClauses[file + 1]!);
    const clauses: Clause[] = [];
    headings.forEach((of, index) => {
      const clause = first + index;
      if (of === heading && segment.clauseDocument[clause] === local) {
        clauses.push(this.clause(part.firstClause + clause));
      }
    });
    return clauses;
  }

  citedTitles(document: number): readonly { readonly title: string; readonly number: string | null }[] {
    return this.#catalogue.citations(document).map(([title, number]) => ({ title, number }));
  }

  count(phrase: string): Count {
    const units = foldedUnits(phrase);
    if (this.#links.rulesOut(units)) return { occurrences: 0, works: 0 };
    const options = this.#visiting(units, 0);
    const works = new Set<number>();
    let occurrences = 0;
    for (const part of this.#parts) {
      const add = (clause: number): boolean => {
        occurrences++;
        works.add(this.documents[part.documentOf(clause)]!.work);
        return true;
      };
      visitMatches(part, units, add, options);
    }
    return { occurrences, works: works.size };
  }

  works(phrase: string, enough = Number.POSITIVE_INFINITY, since = 0): number {
    const units = foldedUnits(phrase);
    if (this.#links.rulesOut(units)) return 0;
    const among = this.#links.narrowest(units);
    const years = this.#years();
    this.#workCounter ??= new WorkCounter(this.documents);
    const works = this.#workCounter;
    works.begin();
    // What else a work has of it need not be looked at.
    const asked = (document: number): boolean => !works.has(document) && years[document]! >= since;
    for (const part of this.#parts) {
      const add = (clause: number): boolean => works.add(part.documentOf(clause)) < enough;
      visitCarriers(part, units, add, { among, asked });
      if (works.length >= enough) break;
    }
    return works.length;
  }

  get newestYear(): number {
    this.#newestYear ??= this.#years().reduce((newest, year) => Math.max(newest, year), 0);
    return this.#newestYear;
  }

  /** Year of each document's date, 0 without one. */
  #years(): Uint16Array {
    this.#yearOf ??= Uint16Array.from(this.documents, yearOf);
    return this.#yearOf;
  }

  usage(phrase: string): readonly Usage[] {
    const units = foldedUnits(phrase);
    const years = this.#years();
    const options = this.#visiting(units, 1);
    const found = new Map<number, Usage & { readonly document: number }>();
    for (const part of this.#parts) {
      const add = (clause: number): boolean => {
        const { id, work } = this.documents[part.documentOf(clause)]!;
        const year = years[id]!;
        const key = work * 10_000 + year;
        const known = found.get(key);
        // Documents are numbered alike however they are spread over segments.
        if (!known || id < known.document) {
          found.set(key, { year, work, clause: part.firstClause + clause, document: id });
        }
        return true;
      };
      visitMatches(part, units, add, options);
    }
    return [...found.values()].sort((a, b) => a.document - b.document || a.year - b.year);
  }

  find(phrase: string, limit: number, since = 0): readonly Occurrence[] {
    if (limit <= 0) return [];
    const units = foldedUnits(phrase);
    if (this.#links.rulesOut(units)) return [];
    const options = this.#visiting(units, since);
    const found: { readonly document: number; readonly occurrence: Occurrence }[] = [];
    for (const part of this.#parts) {
      const { clauseStart, clauseEnd } = part.segment;
      // In a segment files stand in order of their URIs, so the first matches of each are enough for the first of all.
      let read = 0;
      const add = (clause: number, start: number, end: number): boolean => {
        const from = clauseStart[clause]!;
        const occurrence = {
          clause: part.firstClause + clause,
          start: start - from,
          end: Math.min(end, clauseEnd[clause]!) - from,
        };
        found.push({ document: part.documentOf(clause), occurrence });
        return ++read < limit;
      };
      visitMatches(part, units, add, options);
    }
    if (this.#parts.length > 1) found.sort((a, b) => this.#compareFiles(a.document, b.document));
    return found.slice(0, limit).map(({ occurrence }) => occurrence);
  }

  /** Where matches are looked for: in documents of the year `since` or later, 0 for all. */
  #visiting(units: Uint16Array, since: number): VisitOptions {
    const years = this.#years();
    const among = this.#links.narrowest(units);
    return since > 0 ? { among, asked: (document) => years[document]! >= since } : { among };
  }

  /** The works of the documents of the other files; undefined where the file may be what joins two of them. */
  #worksWithout(uri: string): readonly number[] | undefined {
    const gone = new Set(this.documents.filter(({ file }) => file.uri === uri).map(({ work }) => work));
    const kept = this.documents.filter(({ file }) => file.uri !== uri).map(({ work }) => work);
    const shared = kept.filter((work) => gone.has(work));
    return new Set(shared).size < shared.length ? undefined : kept;
  }

  near(text: string, options: NearOptions): readonly NearClause[] {
    this.#nearSearch ??= new NearSearch(this.#parts, this.documents);
    return this.#nearSearch.near(text, options);
  }

  nearAmong(text: string, lists: readonly Uint32Array[], options: NearAmongOptions): readonly number[] {
    this.#nearSearch ??= new NearSearch(this.#parts, this.documents);
    return this.#nearSearch.nearAmong(text, lists, options);
  }

  carriers(text: string, at: number): Uint32Array | null {
    return this.#links.carriers(text, at);
  }

  rarestPair(text: string): number {
    // Very many pairs are asked for: no list is made of their units.
    if (text.length === 2 && isCharacter(text.charCodeAt(0)) && isCharacter(text.charCodeAt(1))) {
      return clausesWithPair(this.#parts, folded[text.charCodeAt(0)]!, folded[text.charCodeAt(1)]!);
    }
    return clausesWithRarest(this.#parts, foldedUnits(text));
  }

  rulesOut(units: Uint16Array, start?: number, end?: number): boolean {
    return this.#links.rulesOut(units, start, end);
  }

  learn(texts: readonly string[], readers?: LinkReaders): Generator<undefined, void> {
    return this.#links.learn(texts, readers);
  }

  between(before: string, after: string, longest: number): readonly Gap[] {
    // All differences of a sentence in one place ask for the same, and so do those after the next keystroke.
    return this.#gaps.of(`${before}\n${after}\n${longest}`, () =>
      gapsBetween(this.#parts, this.documents, before, after, longest),
    );
  }

  continuations(before: string, limit: number): readonly Continuation[] {
    this.#ranks ??= ranksOf(this.documents);
    const searched = { parts: this.#parts, documents: this.documents, ranks: this.#ranks };
    // What is shown in a list is asked for again to be shown behind the cursor.
    return this.#continuations.of(`${before.slice(-LONGEST_BEFORE)}\n${limit}`, () =>
      continuationsOf(searched, before, limit),
    );
  }

  definitionsOf(term: string): readonly CorpusDefinition[] {
    return this.#glossary().definitionsOf(term);
  }

  termAt(text: string, offset: number): { readonly start: number; readonly end: number } | null {
    return this.#glossary().termAt(text, offset);
  }

  title(title: string): KnownTitle | null {
    return this.#titles().title(title);
  }

  nearTitles(title: string): readonly KnownTitle[] {
    return this.#titles().near(title);
  }

  titlesWith(text: string, limit: number): readonly KnownTitle[] {
    return this.#titles().containing(text, limit);
  }

  numbers(): readonly KnownNumber[] {
    return this.#titles().numbers();
  }

  figures(metric: string, year: number | null = null): readonly CorpusFigure[] {
    return this.#figures().named(metric, year);
  }

  figuresInFrame(frame: number): readonly CorpusFigure[] {
    return this.#figures().framed(frame);
  }

  figuresOf(document: number): readonly CorpusFigure[] {
    return this.#figures().of(document);
  }

  #glossary(): Glossary {
    this.#glossaryIndex ??= finished(this.#buildGlossary());
    return this.#glossaryIndex;
  }

  #titles(): TitleIndex {
    this.#titleIndex ??= finished(this.#buildTitles());
    return this.#titleIndex;
  }

  *#buildGlossary(): Generator<undefined, Glossary> {
    const source = {
      documents: this.documents,
      rows: (document: number) => this.#catalogue.definitions(document),
      definition: (document: number, row: DefinitionRow[number]) => this.#definition(document, row),
    };
    if (this.#less) return this.#less.of.#glossary().without(this.#less.gone, source);
    return yield* Glossary.build(source);
  }

  *#buildTitles(): Generator<undefined, TitleIndex> {
    const source = {
      documents: this.documents,
      citations: (document: number) => this.#catalogue.citations(document),
    };
    if (this.#less?.sameWorks) return this.#less.of.#titles().without(this.#less.gone, source);
    return yield* TitleIndex.build(source);
  }

  #figures(): FigureIndex {
    this.#figureIndex ??= finished(this.#buildFigures());
    return this.#figureIndex;
  }

  *#buildFigures(): Generator<undefined, FigureIndex> {
    const source: FigureSource = {
      documents: this.documents,
      rows: (document) => this.#catalogue.figures(document),
      place: (document, start, end) => this.#catalogue.place(document, start, end),
    };
    if (this.#less) return this.#less.of.#figures().without(this.#less.gone, source);
    return yield* FigureIndex.build(source);
  }

  #definition(document: number, [term, text, kind, start, end]: DefinitionRow[number]): CorpusDefinition {
    const place = this.#catalogue.place(document, start, end);
    return { term, text, kind, document: this.documents[document]!, place };
  }

  /** Order of the documents' files; 0 inside one file, whose clauses stand in order already. */
  #compareFiles(a: number, b: number): number {
    return compareText(this.documents[a]!.file.uri, this.documents[b]!.file.uri);
  }

  #clauseAddress(id: number): { readonly part: LiveSegment; readonly local: number } {
    for (const part of this.#parts) {
      const local = id - part.firstClause;
      if (local >= 0 && local < part.segment.clauseCount) return { part, local };
    }
    throw new RangeError(`no clause ${id}`);
  }
}

/** The code unit stands for a character that texts are compared by. */
function isCharacter(code: number): boolean {
  return folded[code] !== SKIPPED && code !== PARAGRAPH_END;
}

/** Year of the document's date, 0 without one. */
function yearOf({ date }: CorpusDocument): number {
  return date === null ? 0 : Number.parseInt(date, 10) || 0;
}
