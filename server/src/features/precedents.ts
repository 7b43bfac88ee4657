/** Precedent clauses: what the corpus says most similarly to a sentence, the same words of several documents once. */
import type { Clause, Corpus, NearOptions } from '../corpus/corpus.ts';
import { labelOf } from '../ingest/label.ts';
import { squeeze } from '../policy/fold.ts';

export interface Precedent {
  readonly clause: Clause;
  /** 0 … 1; 1 is the same but for white space and width. */
  readonly similarity: number;
  /** Works that print exactly this clause, this one included. */
  readonly works: number;
  /** Offsets in the clause's text of the stretch that answers the sentence. */
  readonly start: number;
  readonly end: number;
}

export interface PrecedentOptions {
  readonly limit: number;
  readonly minimumSimilarity: number;
  /** URI of a file to leave out: the draft's own copy in the corpus. */
  readonly exclude?: string;
  /** `infix`: the sentence may be a fragment of the clause. Absent: `whole`. */
  readonly mode?: NearOptions['mode'];
}

/** Candidates asked for each precedent wanted, because copies of one clause collapse. */
const candidatesEach = 8;
/** Shorter texts resemble each other by chance. */
const shortestSentence = 8;

/** The wording of a clause without what is no part of it: the label before and the mark behind. */
export function wordingOf(clause: string): string {
  const label = labelOf(clause);
  const start = label ? label.length + /^\s*/.exec(clause.slice(label.length))![0].length : 0;
  return clause.slice(start).replace(/[。；;！？]$/, '') || clause;
}

/** Most similar first, then newer documents first. */
export function precedents(corpus: Corpus, sentence: string, options: PrecedentOptions): readonly Precedent[] {
  if (options.mode !== 'infix' && squeeze(sentence).length < shortestSentence) return [];
  const near = corpus.near(sentence, {
    limit: options.limit * candidatesEach,
    minimumSimilarity: options.minimumSimilarity,
    mode: options.mode ?? 'whole',
    ...(options.exclude === undefined ? {} : { exclude: options.exclude }),
  });
  const groups = new Map<string, { precedent: Precedent; works: Set<number> }>();
  for (const { clause: id, similarity, start, end } of near) {
    const clause = corpus.clause(id);
    const key = squeeze(wordingOf(clause.text));
    const group = groups.get(key);
    if (!group)
      groups.set(key, {
        precedent: { clause, similarity, works: 1, start, end },
        works: new Set([clause.document.work]),
      });
    else {
      group.works.add(clause.document.work);
      if ((clause.document.date ?? '') > (group.precedent.clause.document.date ?? '')) {
        group.precedent = { ...group.precedent, clause, start, end };
      }
    }
  }
  return [...groups.values()]
    .map(({ precedent, works }) => ({ ...precedent, works: works.size }))
    .sort((a, b) => b.similarity - a.similarity || newer(a, b))
    .slice(0, options.limit);
}

function newer(a: Precedent, b: Precedent): number {
  return (b.clause.document.date ?? '').localeCompare(a.clause.document.date ?? '');
}
