/** Precedent clauses: what the corpus says most similarly to a sentence, the same words of several documents once. */
import type { Clause, Corpus, CorpusDocument, NearClause } from '../corpus/corpus.ts';
import { byRecencyAndLevel } from '../corpus/document-order.ts';
import { folded, foldedKey, foldedUnits } from '../corpus/folded-text.ts';
import { Pattern } from '../corpus/search/edit-distance.ts';
import { labelOf } from '../ingest/label.ts';
import { acceptor, type DocumentFilter } from './document-filter.ts';

export interface Precedent {
  /** The newest clause that carries the wording, of the highest level among equals. */
  readonly clause: Clause;
  /** 0 … 1; 1 is the same but for white space, width and the label in front. */
  readonly similarity: number;
  /** Works that carry exactly this wording, this one included: as clauses, or as a stretch of clauses that say more. */
  readonly works: number;
  /** Offsets in the clause's text of the stretch that answers the sentence; all of it unless the clause says more. */
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

/** A clause of the longest law has a label of no more characters, white space included. */
const longestLabel = 16;

/** One wording: of whole clauses, or a stretch of clauses that say more. */
interface Found {
  /** Folded, without label and closing mark. */
  readonly key: string;
  readonly isWhole: boolean;
  readonly similarity: number;
  /** The newest document, of the highest level among equals, that the search has found to carry it. */
  newest: CorpusDocument;
}

/** A clause and the offsets in its text of what answers the sentence. */
interface Carrier {
  readonly clause: Clause;
  readonly start: number;
  readonly end: number;
}

/** Most similar first; among equals the newest, then the highest level. */
export function precedents(corpus: Corpus, sentence: string, options: PrecedentOptions): readonly Precedent[] {
  const accept = acceptor(options.filter ?? {});
  const { wholes, stretches } = wordingsNear(corpus, wordingOf(sentence), accept);
  const ranked = [...wholes.values(), ...stretches.values()]
    .sort((a, b) => b.similarity - a.similarity || byRecencyAndLevel(a.newest, b.newest))
    .slice(0, options.limit);
  return ranked
    .flatMap((found, at) => {
      // Who says all of it is named there, not again with those who say less.
      const fuller = ranked
        .slice(0, at)
        .flatMap(({ key }) => (key !== found.key && key.includes(found.key) ? key : []));
      return precedentOf(found, carriersOf(corpus, found, { wholes, fuller, accept })) ?? [];
    })
    .sort((a, b) => b.similarity - a.similarity || byRecencyAndLevel(a.clause.document, b.clause.document));
}

type Accept = ReturnType<typeof acceptor>;
type ByKey = Map<string, Found>;

function wordingsNear(corpus: Corpus, wording: string, accept: Accept): { wholes: ByKey; stretches: ByKey } {
  const units = foldedUnits(wording);
  const least = units.length < short ? leastWholeOfShort : leastWhole;
  const ask = (mode: 'whole' | 'infix', minimumSimilarity: number) =>
    corpus.near(wording, { limit: candidates, minimumSimilarity, mode, ...(accept ? { accept } : {}) });
  const pattern = new Pattern(units);
  const wholes: ByKey = new Map();
  const stretches: ByKey = new Map();
  const add = (known: ByKey, key: string, similarity: number, newest: CorpusDocument): Found => {
    const found = known.get(key) ?? { key, isWhole: known === wholes, similarity, newest };
    known.set(key, found);
    if (byRecencyAndLevel(newest, found.newest) < 0) found.newest = newest;
    return found;
  };
  const addWhole = (clause: Clause): Found | null => {
    const key = foldedKey(wordingOf(clause.text));
    const other = foldedUnits(key);
    const similarity = 1 - pattern.distance(other) / Math.max(units.length, other.length);
    return similarity < least ? null : add(wholes, key, similarity, clause.document);
  };
  // A formula may stand in a thousand documents, always in the same few forms: each of these is looked at once.
  const known = new Map<number, Found>();
  const addClause = ({ clause: id, wording: form }: NearClause, otherwise: (clause: Clause) => Found | null): void => {
    const clause = corpus.clause(id);
    const found = known.get(form) ?? (isTitle(clause) ? null : (addWhole(clause) ?? otherwise(clause)));
    if (!found) return;
    known.set(form, found);
    if (byRecencyAndLevel(clause.document, found.newest) < 0) found.newest = clause.document;
  };
  const cores = new Map<string, string>();
  for (const near of ask('whole', least)) addClause(near, () => null);
  for (const near of ask('infix', leastFragment)) {
    addClause(near, (clause) => {
      const key = foldedKey(wordingOf(clause.text.slice(near.start, near.end)));
      const core = foldedKey(wordingOf(coreOf(clause.text, near, wording)));
      if (core !== key) cores.set(key, core);
      return add(stretches, key, near.similarity * fragmentWeight, clause.document);
    });
  }
  // 违反本条例规定行 (of 行为) is 违反本条例规定 to whoever asks for 违反本条例规定的.
  for (const [key, core] of cores) if (stretches.has(core)) stretches.delete(key);
  return { wholes, stretches };
}

/** Beside such a character a stretch begins or ends in the middle of something. */
const inWords = /[\p{L}\p{N}]/u;

/** The stretch of the clause that is found for a wording, without characters at an open end that the wording does not have. */
function coreOf(clause: string, { start, end }: NearClause, wording: string): string {
  const known = new Set(foldedUnits(wording));
  const isOther = (at: number): boolean => !known.has(folded[clause.charCodeAt(at)]!);
  let [from, to] = [start, end];
  if (from > 0 && inWords.test(clause[from - 1]!)) while (from < to && isOther(from)) from++;
  if (to < clause.length && inWords.test(clause[to]!)) while (to > from && isOther(to - 1)) to--;
  return clause.slice(from, to);
}

/** A title is cited, not followed. */
function isTitle({ text, document }: Clause): boolean {
  return foldedKey(text) === foldedKey(document.title);
}

/** Of each work that carries the wording the newest document's first clause, the newest first. */
function carriersOf(
  corpus: Corpus,
  { key, isWhole }: Found,
  { wholes, fuller, accept }: { readonly wholes: ByKey; readonly fuller: readonly string[]; readonly accept: Accept },
): readonly Carrier[] {
  const carriers = new Map<number, Carrier>();
  for (const { clause: id, start, end } of corpus.find(key, Number.POSITIVE_INFINITY)) {
    if (isWhole && start > longestLabel) continue;
    const clause = corpus.clause(id);
    const { document } = clause;
    const known = carriers.get(document.work);
    if ((known && byRecencyAndLevel(known.clause.document, document) <= 0) || (accept && !accept(document))) continue;
    if (start <= longestLabel) {
      if (isTitle(clause)) continue;
      const own = foldedKey(wordingOf(clause.text));
      if (isWhole ? own !== key : wholes.has(own)) continue;
    }
    if (!isWhole && fuller.length > 0) {
      const text = foldedKey(clause.text);
      if (fuller.some((one) => text.includes(one))) continue;
    }
    carriers.set(document.work, isWhole ? { clause, start: 0, end: clause.text.length } : { clause, start, end });
  }
  return [...carriers.values()].sort((a, b) => byRecencyAndLevel(a.clause.document, b.clause.document));
}

function precedentOf({ similarity }: Found, carriers: readonly Carrier[]): Precedent | null {
  const [first] = carriers;
  if (!first) return null;
  const clauses = carriers.map(({ clause }) => clause);
  return { ...first, similarity, works: carriers.length, carriers: clauses };
}
