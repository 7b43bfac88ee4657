/** Precedent clauses: what the corpus says most similarly to a sentence, the same words of several documents once. */
import type { Clause, Corpus, NearClause } from '../corpus/corpus.ts';
import { labelOf } from '../ingest/label.ts';
import { squeeze } from '../policy/fold.ts';

export interface Precedent {
  readonly clause: Clause;
  /** 0 … 1; 1 is the same but for white space and width. */
  readonly similarity: number;
  /** Works that print exactly this clause, this one included. */
  readonly works: number;
  /** Offsets in the clause's text of the stretch that answers the sentence; all of it unless that is a fragment. */
  readonly start: number;
  readonly end: number;
}

export interface PrecedentOptions {
  readonly limit: number;
  /** URI of a file to leave out: the draft's own copy in the corpus. */
  readonly exclude?: string;
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
/** Copies of one clause collapse, so more is asked for than is shown. */
const candidates = 60;

/** The wording of a clause without what is no part of it: the label before and the mark behind. */
export function wordingOf(clause: string): string {
  const label = labelOf(clause);
  const start = label ? label.length + /^\s*/.exec(clause.slice(label.length))![0].length : 0;
  return clause.slice(start).replace(/[。；;！？]$/, '') || clause;
}

/** Most similar first, then newer documents first. */
export function precedents(corpus: Corpus, sentence: string, options: PrecedentOptions): readonly Precedent[] {
  const wording = wordingOf(sentence);
  const ask = (mode: 'whole' | 'infix', minimumSimilarity: number) =>
    corpus.near(wording, {
      limit: candidates,
      minimumSimilarity,
      mode,
      ...(options.exclude === undefined ? {} : { exclude: options.exclude }),
    });
  const groups = new Map<string, { precedent: Precedent; works: Set<number> }>();
  const add = (near: NearClause, whole: boolean) => {
    const clause = corpus.clause(near.clause);
    // A title is cited, not followed.
    if (squeeze(clause.text) === squeeze(clause.document.title)) return;
    const key = squeeze(wordingOf(clause.text));
    const group = groups.get(key);
    if (group) {
      group.works.add(clause.document.work);
      return;
    }
    const { similarity, start, end } = near;
    const stretch = whole ? { start: 0, end: clause.text.length } : { start, end };
    const weighed = whole ? similarity : similarity * fragmentWeight;
    const precedent = { clause, similarity: weighed, works: 1, ...stretch };
    groups.set(key, { precedent, works: new Set([clause.document.work]) });
  };
  const least = squeeze(wording).length < short ? leastWholeOfShort : leastWhole;
  for (const near of ask('whole', least)) add(near, true);
  for (const near of ask('infix', leastFragment)) add(near, false);
  return [...groups.values()]
    .map(({ precedent, works }) => ({ ...precedent, works: works.size }))
    .sort((a, b) => b.similarity - a.similarity || newerFirst(a, b))
    .slice(0, options.limit);
}

function newerFirst(a: Precedent, b: Precedent): number {
  return (b.clause.document.date ?? '').localeCompare(a.clause.document.date ?? '');
}
