/** A corpus over packed segments: wires catalogue, clause index, wording search and glossary into one {@link Corpus}. */
import { applySidecars, type CorrectableFiles, problemsOf } from './apply-sidecars.ts';
import { continuationsOf } from './continuations.ts';
import type {
  Clause,
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
  NearClause,
  NearOptions,
  Occurrence,
  Place,
} from './corpus.ts';
import { compareText } from './document-order.ts';
import { FigureIndex } from './figure-index.ts';
import { foldedUnits, stringOf } from './folded-text.ts';
import { foundDocuments } from './found-documents.ts';
import { gapsBetween } from './gap-search.ts';
import { Glossary } from './glossary.ts';
import { lineOf } from './lines.ts';
import { type CorpusPart, LiveSegment } from './live-segment.ts';
import { NearSearch } from './near-search.ts';
import { visitMatches } from './phrase-search.ts';
import { NO_HEADING } from './segment.ts';
import type { PlacedProblem } from './sidecar-problem.ts';
import type { SidecarText } from './sidecar-text.ts';
import { type KnownNumber, TitleIndex } from './title-index.ts';
import { groupWorks } from './works.ts';

/** Outlines kept parsed: a hover or a list of findings asks for the same few again and again. */
const OUTLINES_KEPT = 256;
/** Views without a file kept: as many as drafts of the corpus are written at once. */
const VIEWS_KEPT = 8;

/** Where a document stands: the segment and its index there. */
interface DocumentAddress {
  readonly part: LiveSegment;
  readonly local: number;
}

/**
 * The corpus that the live files of the segments make up. Documents are numbered in order of their files' URIs; the order
 * and the number of the segments change clause ids only.
 */
export function openCorpus(parts: readonly CorpusPart[], sidecars: readonly SidecarText[] = []): Corpus {
  return new Snapshot(parts, sidecars);
}

class Snapshot implements Corpus {
  readonly files: readonly CorpusFile[];
  readonly documents: readonly CorpusDocument[];
  readonly clauseCount: number;
  readonly sidecarProblems: readonly PlacedProblem[];
  readonly #asRead: CorrectableFiles;
  readonly #source: { readonly parts: readonly CorpusPart[]; readonly sidecars: readonly SidecarText[] };
  readonly #views = new Map<string, Corpus>();
  readonly #parts: readonly LiveSegment[];
  readonly #addresses: readonly DocumentAddress[];
  readonly #outlines = new Map<number, readonly CorpusHeading[]>();
  #nearSearch: NearSearch | null = null;
  #glossaryIndex: Glossary | null = null;
  #titleIndex: TitleIndex | null = null;
  #figureIndex: FigureIndex | null = null;

  /** `knownWorks`: the works of the documents, where they are known from a corpus that holds these and more. */
  constructor(parts: readonly CorpusPart[], sidecars: readonly SidecarText[], knownWorks?: ArrayLike<number>) {
    let firstClause = 0;
    this.#source = { parts, sidecars };
    this.#parts = parts.map((part) => {
      const live = new LiveSegment(part, firstClause);
      firstClause += part.segment.clauseCount;
      return live;
    });
    this.clauseCount = this.#parts.reduce((count, part) => count + part.liveClauseCount, 0);
    const rows = this.#parts
      .flatMap((part) => part.segment.files.map((row, file) => ({ part, file, row })))
      .filter(({ part, file }) => part.isLiveFile(file))
      .sort((a, b) => compareText(a.row[0], b.row[0]));
    const files: CorpusFile[] = [];
    const addresses: (DocumentAddress & { readonly file: CorpusFile })[] = [];
    for (const { part, file, row } of rows) {
      const [uri, name, bytes, , problem, detail] = row;
      const corpusFile = { uri, name, bytes, problem, detail };
      files.push(corpusFile);
      const { fileDocuments } = part.segment;
      for (let local = fileDocuments[file]!; local < fileDocuments[file + 1]!; local++) {
        part.documentIds[local] = addresses.length;
        addresses.push({ part, local, file: corpusFile });
      }
    }
    this.files = files;
    this.#addresses = addresses;
    this.#asRead = {
      files,
      documentsOf: (index) => foundDocuments(rows[index]!.part.segment, rows[index]!.file),
    };
    const corrected = applySidecars(sidecars, this.#asRead);
    this.sidecarProblems = corrected.problems;
    const facts = rows.flatMap(
      ({ part: { segment }, file }, index) => corrected.files.get(index) ?? foundDocuments(segment, file),
    );
    const works =
      knownWorks ??
      groupWorks(
        addresses.map(({ part, local }, id) => {
          const { title, genre } = facts[id]!;
          return { title, genre, signature: part.segment.signature(local) };
        }),
      );
    this.documents = addresses.map(({ part, local, file }, id) => {
      const { segment } = part;
      const [parent, role, , , , , , , start, end, effective, until, repeals] = segment.documents[local]!;
      const { title, genre, level, issuers, number, date, status, supersededBy, upper } = facts[id]!;
      const fileIndex = segment.fileOf(local);
      return {
        id,
        file,
        role,
        parent: parent < 0 ? -1 : id - (local - segment.fileDocuments[fileIndex]!) + parent,
        title,
        genre,
        level,
        issuers,
        number,
        date,
        effective,
        until,
        repeals,
        status,
        supersededBy,
        upper,
        place: this.#place(part, fileIndex, start, end),
        work: works[id]!,
      };
    });
  }

  without(uri: string): Corpus {
    const known = this.#views.get(uri);
    if (known) return known;
    if (!this.files.some((file) => file.uri === uri)) return this;
    const { parts, sidecars } = this.#source;
    const view = new Snapshot(
      parts.map(({ segment, deadFiles }) => {
        const file = segment.files.findIndex(([name], index) => name === uri && !deadFiles.has(index));
        return { segment, deadFiles: file < 0 ? deadFiles : new Set(deadFiles).add(file) };
      }),
      sidecars,
      this.#worksWithout(uri),
    );
    if (this.#views.size >= VIEWS_KEPT) this.#views.delete(this.#views.keys().next().value!);
    this.#views.set(uri, view);
    return view;
  }

  clause(id: number): Clause {
    const { part, local } = this.#clauseAddress(id);
    const { segment } = part;
    const document = this.documents[part.documentOf(local)];
    if (document === undefined) throw new RangeError(`clause ${id} is no longer in the corpus`);
    const heading = segment.clauseHeading[local]!;
    const outline = () => this.outline(document.id);
    const place = () => {
      const file = segment.fileOf(segment.clauseDocument[local]!);
      return this.#place(part, file, segment.clauseSourceStart[local]!, segment.clauseSourceEnd[local]!);
    };
    // Of many clauses looked at few are shown: headings and places are worked out when they are asked for.
    return {
      id,
      text: stringOf(segment.text.subarray(segment.clauseStart[local]!, segment.clauseEnd[local]!)),
      document,
      get headingPath() {
        return heading === NO_HEADING ? [] : headingPath(outline(), heading);
      },
      get place() {
        return place();
      },
    };
  }

  checkSidecar(uri: string, text: string): readonly PlacedProblem[] {
    return problemsOf({ uri, name: '', text, problem: null, detail: '' }, this.#asRead);
  }

  outline(document: number): readonly CorpusHeading[] {
    const known = this.#outlines.get(document);
    if (known) return known;
    const address = this.#addresses[document];
    if (address === undefined) return [];
    const { part, local } = address;
    const file = part.segment.fileOf(local);
    const outline = part.segment.outlines
      .row(local)
      .map(([label, text, level, kind, number, sub, runIn, start, end]) => {
        const place = this.#place(part, file, start, end);
        return { label, text, level, kind, number, sub, runIn: runIn === 1, place };
      });
    if (this.#outlines.size >= OUTLINES_KEPT) this.#outlines.delete(this.#outlines.keys().next().value!);
    this.#outlines.set(document, outline);
    return outline;
  }

  definitions(document: number): readonly CorpusDefinition[] {
    const address = this.#addresses[document];
    if (address === undefined) return [];
    const { part, local } = address;
    const file = part.segment.fileOf(local);
    return part.segment.definitions.row(local).map(([term, text, kind, start, end]) => {
      const place = this.#place(part, file, start, end);
      return { term, text, kind, document: this.documents[document]!, place };
    });
  }

  section(document: number, heading: number): readonly Clause[] {
    const address = this.#addresses[document];
    if (address === undefined) return [];
    const { part, local } = address;
    const { segment } = part;
    const file = segment.fileOf(local);
    const clauses: Clause[] = [];
    for (let clause = segment.fileClauses[file]!; clause < segment.fileClauses[file + 1]!; clause++) {
      if (segment.clauseDocument[clause] === local && segment.clauseHeading[clause] === heading) {
        clauses.push(this.clause(part.firstClause + clause));
      }
    }
    return clauses;
  }

  citedTitles(document: number): readonly { readonly title: string; readonly number: string | null }[] {
    const address = this.#addresses[document];
    if (address === undefined) return [];
    return address.part.segment.citations.row(address.local).map(([title, number]) => ({ title, number }));
  }

  count(phrase: string): Count {
    const units = foldedUnits(phrase);
    const works = new Set<number>();
    let occurrences = 0;
    for (const part of this.#parts) {
      visitMatches(part, units, (clause) => {
        occurrences++;
        works.add(this.documents[part.documentOf(clause)]!.work);
        return true;
      });
    }
    return { occurrences, works: works.size };
  }

  find(phrase: string, limit: number): readonly Occurrence[] {
    if (limit <= 0) return [];
    const units = foldedUnits(phrase);
    const found: { readonly document: number; readonly occurrence: Occurrence }[] = [];
    for (const part of this.#parts) {
      const { clauseStart, clauseEnd } = part.segment;
      // In a segment files stand in order of their URIs, so the first matches of each are enough for the first of all.
      let read = 0;
      visitMatches(part, units, (clause, start, end) => {
        const from = clauseStart[clause]!;
        const occurrence = {
          clause: part.firstClause + clause,
          start: start - from,
          end: Math.min(end, clauseEnd[clause]!) - from,
        };
        found.push({ document: part.documentOf(clause), occurrence });
        return ++read < limit;
      });
    }
    if (this.#parts.length > 1) found.sort((a, b) => this.#compareFiles(a.document, b.document));
    return found.slice(0, limit).map(({ occurrence }) => occurrence);
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

  between(before: string, after: string, longest: number): readonly Gap[] {
    return gapsBetween(this.#parts, this.documents, before, after, longest);
  }

  continuations(before: string, limit: number): readonly Continuation[] {
    return continuationsOf(this.#parts, this.documents, before, limit);
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

  figures(metric: string): readonly CorpusFigure[] {
    return this.#figures().named(metric);
  }

  figuresInFrame(frame: number): readonly CorpusFigure[] {
    return this.#figures().framed(frame);
  }

  figuresOf(document: number): readonly CorpusFigure[] {
    return this.#figures().of(document);
  }

  #glossary(): Glossary {
    this.#glossaryIndex ??= new Glossary(this.documents, (document) => this.definitions(document));
    return this.#glossaryIndex;
  }

  #titles(): TitleIndex {
    this.#titleIndex ??= new TitleIndex(this.documents, (document) => {
      const { part, local } = this.#addresses[document]!;
      return part.segment.citations.row(local);
    });
    return this.#titleIndex;
  }

  #figures(): FigureIndex {
    this.#figureIndex ??= new FigureIndex({
      documents: this.documents,
      rows: (document) => {
        const { part, local } = this.#addresses[document]!;
        return part.segment.figures.row(local);
      },
      place: (document, start, end) => {
        const { part, local } = this.#addresses[document]!;
        return this.#place(part, part.segment.fileOf(local), start, end);
      },
    });
    return this.#figureIndex;
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

  #place(part: LiveSegment, file: number, start: number, end: number): Place {
    const { segment } = part;
    const lines = segment.lineStarts.subarray(segment.fileLines[file]!, segment.fileLines[file + 1]!);
    const startLine = lineOf(lines, start);
    const endLine = lineOf(lines, end);
    return {
      uri: segment.files[file]![0],
      start,
      end,
      startLine,
      startCharacter: start - (lines[startLine] ?? 0),
      endLine,
      endCharacter: end - (lines[endLine] ?? 0),
    };
  }
}

/** Labels and texts of a heading and of those above it, outermost first. */
function headingPath(outline: readonly CorpusHeading[], heading: number): readonly string[] {
  const path: string[] = [];
  let level = Number.POSITIVE_INFINITY;
  for (let at = heading; at >= 0 && level > 1; at--) {
    const above = outline[at];
    if (above === undefined || above.level >= level) continue;
    level = above.level;
    path.unshift(above.label + above.text);
  }
  return path;
}
