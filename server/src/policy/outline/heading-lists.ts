/** Tells headings from the items of lists by the company they keep. */
import type { Candidate } from './heading-candidates.ts';

/**
 * Drops items of lists. Labels that number whole sentences are headings without text where their siblings do the same
 * through the document (the articles 一、 二、 of a notice, 1.–16. of a guide); where most siblings have heading text, a
 * sentence among them has it as well.
 */
export function withoutLists(candidates: readonly Candidate[]): Candidate[] {
  const runs = runsOf(candidates);
  const headings: Candidate[] = [];
  for (const [index, candidate] of candidates.entries()) {
    const heading = headingIn(runs[index]!, candidate);
    if (heading) headings.push(heading);
  }
  return headings;
}

/** What of a candidate is a heading among its siblings; null where it is an item of a list. */
function headingIn(run: Run, candidate: Candidate): Candidate | null {
  const { style, listed } = candidate;
  // A lone 四是 goes on with an enumeration inside the paragraph before.
  if (candidate.kind === 'ordinal' && run.length === 1 && candidate.label!.length === 2) return null;
  if (style === 'fixed') return candidate;
  if (listed && style !== 'lead') return null;
  const { sentences } = run;
  if (run.listed > run.length / 2) return null;
  if (style === 'alone') return sentences > run.length / 2 && candidate.kind !== 'chinese' ? null : candidate;
  const articles = sentences >= run.length / 2;
  if (style === 'lead' || style === 'closed') return articles && run.length > 1 ? withoutText(candidate) : candidate;
  return articles && (candidate.kind === 'chinese' || run.length >= 4) ? candidate : null;
}

function withoutText(candidate: Candidate): Candidate {
  return { ...candidate, end: candidate.start + candidate.label!.length, hasText: false };
}

/** Siblings whose numbers run on, over the headings of other kinds between them, and what they are. */
interface Run {
  length: number;
  /** Labels that number whole sentences. */
  sentences: number;
  /** Items of lists that are announced. */
  listed: number;
  /** The last number. */
  last: number;
}

/** For each candidate the run that it belongs to. */
function runsOf(candidates: readonly Candidate[]): Run[] {
  const current = new Map<string, Run>();
  return candidates.map(({ kind, label, style, listed }) => {
    const number = label?.number ?? 0;
    let run = current.get(kind);
    if (run === undefined || number !== run.last + 1) {
      run = { length: 0, sentences: 0, listed: 0, last: number };
      current.set(kind, run);
    }
    run.length++;
    if (style === 'sentence') run.sentences++;
    if (listed) run.listed++;
    run.last = number;
    return run;
  });
}
