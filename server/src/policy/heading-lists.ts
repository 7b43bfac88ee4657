/** Tells headings from the items of lists by the company they keep. */
import type { Candidate } from './heading-candidates.ts';

/**
 * Drops items of lists. Labels that number whole sentences are headings without text where their siblings do the same
 * through the document (the articles 一、 二、 of a notice, 1.–16. of a guide); where most siblings have heading text, a
 * sentence among them has it as well.
 */
export function withoutLists(candidates: readonly Candidate[]): Candidate[] {
  const runs = runsOf(candidates);
  return candidates.flatMap((candidate, index) => {
    const { style, listed } = candidate;
    // A lone 四是 goes on with an enumeration inside the paragraph before.
    if (candidate.kind === 'ordinal' && runs[index]!.length === 1 && candidate.label!.length === 2) return [];
    if (style === 'fixed') return [candidate];
    if (listed && style !== 'lead') return [];
    const run = runs[index]!;
    const sentences = run.filter((sibling) => sibling.style === 'sentence').length;
    const listItems = run.filter((sibling) => sibling.listed).length;
    if (listItems > run.length / 2) return [];
    if (style === 'alone') return sentences > run.length / 2 && candidate.kind !== 'chinese' ? [] : [candidate];
    const articles = sentences >= run.length / 2;
    if (style === 'lead' || style === 'closed')
      return [articles && run.length > 1 ? withoutText(candidate) : candidate];
    return articles && (candidate.kind === 'chinese' || run.length >= 4) ? [candidate] : [];
  });
}

function withoutText(candidate: Candidate): Candidate {
  return { ...candidate, end: candidate.start + candidate.label!.length, hasText: false };
}

/** For each candidate the siblings whose numbers run on with its own, over the headings of other kinds between them. */
function runsOf(candidates: readonly Candidate[]): Candidate[][] {
  const current = new Map<string, { run: Candidate[]; last: number }>();
  return candidates.map((candidate) => {
    const number = candidate.label?.number ?? 0;
    const known = current.get(candidate.kind);
    if (known !== undefined && number === known.last + 1) {
      known.run.push(candidate);
      known.last = number;
      return known.run;
    }
    const run = [candidate];
    current.set(candidate.kind, { run, last: number });
    return run;
  });
}
