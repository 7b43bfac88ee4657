/**
 * The established full form of a set phrase (提法): the corpus rarely defines 新发展格局, but keeps saying of what kind it
 * is. Of all clauses in which the term is the head of “…的TERM”, the full form is what most of them share to the left.
 */
import type { Corpus } from '../corpus.ts';

export interface FullForm {
  /** As printed in the corpus, the term at its end. */
  readonly text: string;
  /** How many works carry it. */
  readonly works: number;
  /** Newest date of the documents that carry it. */
  readonly newest: string | null;
  /** One clause of each work, newest first. */
  readonly clauses: readonly number[];
}

/** Occurrences that are looked at; enough to tell the common form, and bounded for words such as 发展. */
const mostOccurrences = 600;
/** A modifier shorter than this explains nothing. */
const shortestModifier = 6;
/** Below this share of the works the text to the left is no longer the same phrase. */
const sharedBy = 0.6;
const fewestWorks = 2;

/** A modifier does not reach beyond its comma segment. */
const segmentEnd = /[，；：。！？,;:!?]/;

interface Context {
  readonly clause: number;
  readonly work: number;
  readonly date: string;
  /** Text of the clause before the term. */
  readonly before: string;
}

/** The full form of a term, or null when the corpus has none that at least two works share. */
export function fullForm(corpus: Corpus, term: string): FullForm | null {
  let contexts: Context[] = [];
  for (const { clause: id, start } of corpus.find(`的${term}`, mostOccurrences)) {
    const { text, document } = corpus.clause(id);
    contexts.push({ clause: id, work: document.work, date: document.date ?? '', before: text.slice(0, start + 1) });
  }
  let length = 1;
  let works = countWorks(contexts);
  while (works >= fewestWorks) {
    const next = mostShared(contexts, length);
    if (!next || next.works < fewestWorks || next.works < works * sharedBy) break;
    contexts = next.contexts;
    works = next.works;
    length++;
  }
  const first = contexts[0];
  if (!first || works < fewestWorks) return null;
  const modifier = first.before.slice(-length);
  if (modifier.length < shortestModifier) return null;
  const newestFirst = [...contexts].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.clause - b.clause));
  const seen = new Set<number>();
  const clauses = newestFirst.filter(({ work }) => !seen.has(work) && seen.add(work)).map(({ clause }) => clause);
  return { text: modifier + term, works, newest: newestFirst[0]!.date || null, clauses };
}

function countWorks(contexts: readonly Context[]): number {
  return new Set(contexts.map(({ work }) => work)).size;
}

/** The character that stands before the last `length` characters in most works, and the contexts that have it. */
function mostShared(contexts: readonly Context[], length: number): { contexts: Context[]; works: number } | null {
  const byCharacter = new Map<string, Context[]>();
  for (const context of contexts) {
    const character = context.before.at(-length - 1);
    if (character === undefined || segmentEnd.test(character)) continue;
    const group = byCharacter.get(character);
    if (group) group.push(context);
    else byCharacter.set(character, [context]);
  }
  let best: { contexts: Context[]; works: number } | null = null;
  for (const group of byCharacter.values()) {
    const works = countWorks(group);
    if (!best || works > best.works) best = { contexts: group, works };
  }
  return best;
}
