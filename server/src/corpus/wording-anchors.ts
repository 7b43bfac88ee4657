/**
 * Clauses that say the same around a break. A slip breaks the chain of attested characters: the text before it and the
 * text after it are both known, only not with this between them. This finds what the corpus has between them where no
 * link beside the break leads to its clauses: in short formulas, and in those of words so frequent that very many carry them.
 * Offsets are UTF-16 code units of the segment.
 */
import type { Corpus, Gap } from './corpus.ts';
import { LINK } from './link-table.ts';
import type { Break } from './wording-breaks.ts';

const segmentEnd = /[，；：。！？,;:!?“”（）()《》]/;

/** Characters of the text before and after that are looked up. */
const longestAnchor = 5;
const shortestAnchor = 2;
const leastAnchors = 5;
/** What may stand between them in the corpus. */
const longestBetween = 8;
const mostOccurrences = 400;
const mostCandidates = 3;

/** One clause for each thing that the corpus has between the anchors of a break, the most frequent first. */
export function* anchoredClauses(corpus: Corpus, segment: string, breaks: readonly Break[]): Iterable<number> {
  for (const { first, last } of breaks) {
    if (last - first >= LINK + longestBetween) continue;
    yield* between(corpus, segment, first, last);
    if (last + LINK >= segment.length - 1) yield* atEdge(corpus, segment, first + LINK - 1, 'end');
    if (first <= 1) yield* atEdge(corpus, segment, last + 1, 'start');
  }
}

/** Tries where the known text may end and begin again, nearest to the break first; the first place that answers is taken. */
function between(corpus: Corpus, segment: string, first: number, last: number): number[] {
  for (let shrink = 0; shrink <= 2 * (LINK - 1); shrink++) {
    const found = new Map<string, Gap>();
    for (let before = Math.min(shrink, LINK - 1); before >= 0 && shrink - before < LINK; before--) {
      const end = first + LINK - 1 - before;
      const begin = last + 1 + (shrink - before);
      const head = segment.slice(Math.max(0, end - longestAnchor), end);
      const tail = segment.slice(begin, begin + longestAnchor);
      if (head.length < shortestAnchor || tail.length < shortestAnchor) continue;
      if (head.length + tail.length < leastAnchors) continue;
      if (isKnown(corpus, head, head.length - LINK) || isKnown(corpus, tail, 0)) continue;
      for (const gap of corpus.between(head, tail, longestBetween)) {
        const known = found.get(gap.text);
        if (!known || known.works < gap.works) found.set(gap.text, gap);
      }
    }
    if (found.size > 0) {
      return [...found.values()]
        .sort((a, b) => b.works - a.works || (a.text < b.text ? -1 : 1))
        .slice(0, mostCandidates)
        .map(({ clause }) => clause);
    }
  }
  return [];
}

/**
 * A break that reaches the end (or start) of the segment has an anchor on one side only: the clauses that go on from it
 * to the end of their segment with nearly the same characters.
 */
function atEdge(corpus: Corpus, segment: string, edge: number, side: 'start' | 'end'): number[] {
  const found = new Map<string, { clause: number; works: Set<number> }>();
  for (let shrink = 0; shrink < LINK && found.size === 0; shrink++) {
    const at = side === 'end' ? edge - shrink : edge + shrink;
    const anchor =
      side === 'end' ? segment.slice(Math.max(0, at - longestAnchor), at) : segment.slice(at, at + longestAnchor);
    const ours = side === 'end' ? segment.slice(at) : segment.slice(0, at);
    if (anchor.length < LINK || ours.length === 0 || ours.length > longestBetween) continue;
    if (isKnown(corpus, anchor, 0) || isKnown(corpus, anchor, anchor.length - LINK)) continue;
    for (const { clause, start, end } of corpus.find(anchor, mostOccurrences)) {
      const { text, document } = corpus.clause(clause);
      const theirs =
        side === 'end' ? text.slice(end).split(segmentEnd)[0]! : text.slice(0, start).split(segmentEnd).at(-1)!;
      if (Math.abs(theirs.length - ours.length) > 2 || theirs === ours || !nearlyAlike(ours, theirs)) continue;
      const known = found.get(theirs);
      if (known) known.works.add(document.work);
      else found.set(theirs, { clause, works: new Set([document.work]) });
    }
  }
  return mostCarried(found);
}

/** True when it is known who carries the link at that offset: its clauses were compared with the segment before. */
function isKnown(corpus: Corpus, text: string, at: number): boolean {
  return at >= 0 && at + LINK <= text.length && corpus.carriers(text, at) !== null;
}

/** Half of the characters at least are the same ones. */
function nearlyAlike(ours: string, theirs: string): boolean {
  const shared = [...ours].filter((character) => theirs.includes(character)).length;
  return shared > 0 && shared * 2 >= Math.min(ours.length, theirs.length);
}

function mostCarried(found: ReadonlyMap<string, { clause: number; works: ReadonlySet<number> }>): number[] {
  return [...found]
    .sort(([text, a], [other, b]) => b.works.size - a.works.size || (text < other ? -1 : 1))
    .slice(0, mostCandidates)
    .map(([, { clause }]) => clause);
}
