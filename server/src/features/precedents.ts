/** Precedent clauses: what the corpus says most similarly to a sentence, the same words of several documents once. */
import type { Clause, Corpus, CorpusDocument, NearClause } from '../corpus/corpus.ts';
import { byRecencyAndLevel } from '../corpus/document-order.ts';
import { foldedKey, foldedUnits } from '../corpus/folded-text.ts';
import { Pattern } from '../corpus/search/edit-distance.ts';
import { labelOf } from '../ingest/label.ts';
import { acceptor, type DocumentFilter } from './document-filter.ts';

export interface Precedent {
  /** The newest clause that carries the wording, of the highest level among equals. */
  readonly clause: Clause;
  /** 0 … 1; 1 is the same but for white space, width and the label in front. */
  readonly similarity: number;
  /** Works that carry exactly this wording, this one included. */
  readonly works: number;
  /** Offsets in the clause's text of the stretch that answers the sentence; all of it unless that is a fragment. */
  readonly start: number;
  readonly end: number;
  /** A clause of each of the works, the newest first. */
  readonly carriers: readonly Clause[];
}

export interface PrecedentOptions {
  readonly limit: number;
  readonly filter?: DocumentFilter;
}

/** Below this, sentences share their subject at best, not their wording. */
const leastWhole = 0.5;
/** A short sentence that differs by half of its characters is another sentence. */
const leastWholeOfShort = 0.65;
const short = 20;
/** A stretch of a longer clause has to agree better: among many there is always one that looks alike. */
const leastFragment = 0.7;
/** Of equal agreement, the clause that says just this comes before the one that says more. */
const fragmentWeight = 0.95;
/** Copies of one clause collapse and are counted, so all that the search confirms is asked for. */
const candidates = 1000;

/** The wording of a clause without what is no part of it: the label before and the mark behind. */
export function wordingOf(clause: string): string {
  const label = labelOf(clause);
  const start = label ? label.length + /^\s*/.exec(clause.slice(label.length))![0].length : 0;
  return clause.slice(start).replace(/[。；;！？]$/, '') || clause;
}

/** One wording and who carries it. */
interface Carried {
  /** Agreement of the whole wording, and of its best stretch; 0 where that was not found. */
  readonly whole: number;
  stretch: number;
  readonly members: Member[];
}

interface Member {
  readonly document: CorpusDocument;
  readonly found: NearClause;
}

/** Most similar first; among equals the newest, then the highest level. */
export function precedents(corpus: Corpus, sentence: string, options: PrecedentOptions): readonly Precedent[] {
  const wording = wordingOf(sentence);
  const units = foldedUnits(wording);
  const least = units.length < short ? leastWholeOfShort : leastWhole;
  const accept = acceptor(options.filter ?? {});
  const ask = (mode: 'whole' | 'infix', minimumSimilarity: number) =>
    corpus.near(wording, {
      limit: candidates,
      minimumSimilarity,
      mode,
      ...(accept ? { accept } : {}),
    });
  const pattern = new Pattern(units);
  const similarityOf = (key: string): number => {
    const other = foldedUnits(key);
    return 1 - pattern.distance(other) / Math.max(units.length, other.length);
  };
  const byKey = new Map<string, Carried>();
  // A formula may stand in a thousand documents, always in the same few forms.
  const byWording = new Map<number, Carried>();
  const seen = new Set<number>();
  const carriedOf = (found: NearClause): Carried | null => {
    const clause = corpus.clause(found.clause);
    const carried = byWording.get(found.wording) ?? carriedAs(clause, byKey, similarityOf);
    if (!carried) return null;
    byWording.set(found.wording, carried);
    if (!seen.has(found.clause)) carried.members.push({ document: clause.document, found });
    seen.add(found.clause);
    return carried;
  };
  // Stretches first: a member that is found both ways knows its own.
  for (const found of ask('infix', leastFragment)) {
    const carried = carriedOf(found);
    if (carried) carried.stretch = Math.max(carried.stretch, found.similarity * fragmentWeight);
  }
  for (const found of ask('whole', least)) carriedOf(found);
  return [...byKey.values()]
    .map((carried) => {
      carried.members.sort((a, b) => byRecencyAndLevel(a.document, b.document));
      return { carried, similarity: carried.whole >= least ? carried.whole : carried.stretch };
    })
    .sort(
      (a, b) =>
        b.similarity - a.similarity ||
        byRecencyAndLevel(a.carried.members[0]!.document, b.carried.members[0]!.document),
    )
    .slice(0, options.limit)
    .map(({ carried }) => precedentOf(corpus, carried, carried.whole >= least));
}

/** The wording of a clause among those known, with or without label and mark; null for a title: it is cited, not followed. */
function carriedAs(clause: Clause, byKey: Map<string, Carried>, similarityOf: (key: string) => number): Carried | null {
  const key = foldedKey(wordingOf(clause.text));
  const known = byKey.get(key);
  if (known) return known;
  if (foldedKey(clause.text) === foldedKey(clause.document.title)) return null;
  const carried = { whole: similarityOf(key), stretch: 0, members: [] };
  byKey.set(key, carried);
  return carried;
}

function precedentOf(corpus: Corpus, { whole, stretch, members }: Carried, asWhole: boolean): Precedent {
  const carriers = new Map<number, Clause>();
  for (const { document, found } of members) {
    if (!carriers.has(document.work)) carriers.set(document.work, corpus.clause(found.clause));
  }
  const { found } = members[0]!;
  const clause = corpus.clause(found.clause);
  return {
    clause,
    similarity: asWhole ? whole : stretch,
    works: carriers.size,
    start: asWhole ? 0 : found.start,
    end: asWhole ? clause.text.length : found.end,
    carriers: [...carriers.values()],
  };
}
