/** Places of a draft that have a term which it introduces, but for one character inside it. */
import type { Paragraph } from '../../ingest/paragraph.ts';
import { changeOf } from '../../ingest/paragraph-versions.ts';
import type { Print } from '../../ingest/print.ts';
import type { PolicyText, Span } from '../../policy/model.ts';

export interface NearTerm {
  readonly term: string;
  /** As the draft has it there. */
  readonly variant: string;
  readonly place: Span;
}

const shortest = 5;
const longest = 12;
const han = /^\p{Script=Han}+$/u;

/** What comes near one term, in the order of the text. */
type Found = readonly NearTerm[];

/** What comes near the terms of a draft, as its version read last has it. */
interface Known {
  paragraphs: readonly Paragraph[];
  readonly ofTerm: Map<string, Found>;
}

/** By the first and the last paragraph of the draft. */
const known = new WeakMap<Print, Known>();

/**
 * In the order of the text. A draft is searched for a term when that is introduced; later only the paragraphs that changed
 * are.
 */
export function nearTerms({ documents, paragraphs }: PolicyText): readonly NearTerm[] {
  const terms = new Set<string>();
  for (const { definitions } of documents) {
    for (const { term } of definitions) {
      if (term.length >= shortest && term.length <= longest && han.test(term)) terms.add(term);
    }
  }
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  if (terms.size === 0 || !first || !last) return [];
  const before = known.get(first.print) ?? known.get(last.print);
  const present = (before && followed(before, paragraphs)) ?? { paragraphs, ofTerm: new Map<string, Found>() };
  known.set(first.print, present);
  known.set(last.print, present);
  const { ofTerm } = present;
  for (const term of ofTerm.keys()) if (!terms.has(term)) ofTerm.delete(term);
  for (const term of terms) if (!ofTerm.has(term)) ofTerm.set(term, nearIn(paragraphs, 0, paragraphs.length, term));
  return Array.from(terms, (term) => ofTerm.get(term)!)
    .flat()
    .filter(({ variant }) => !terms.has(variant))
    .sort((a, b) => a.place.paragraph - b.place.paragraph);
}

/** The same for a later version of the draft; null where it is not known how it came about. */
function followed(known: Known, paragraphs: readonly Paragraph[]): Known | null {
  if (known.paragraphs === paragraphs) return known;
  const change = changeOf(known.paragraphs, paragraphs);
  if (!change) return null;
  const { first, endBefore, end } = change;
  known.paragraphs = paragraphs;
  for (const [term, found] of known.ofTerm) {
    known.ofTerm.set(term, [
      ...found.filter(({ place }) => place.paragraph < first),
      ...nearIn(paragraphs, first, end, term),
      ...found
        .filter(({ place }) => place.paragraph >= endBefore)
        .map((one) => ({ ...one, place: { ...one.place, paragraph: one.place.paragraph + end - endBefore } })),
    ]);
  }
  return known;
}

/** What comes near the term in the paragraphs from `first` to before `end`. */
function nearIn(paragraphs: readonly Paragraph[], first: number, end: number, term: string): Found {
  const found: NearTerm[] = [];
  for (let paragraph = first; paragraph < end; paragraph++) {
    for (const start of variantsIn(paragraphs[paragraph]!.text, term)) {
      const place = { paragraph, start, end: start + term.length };
      found.push({ term, variant: paragraphs[paragraph]!.text.slice(start, place.end), place });
    }
  }
  return found;
}

/** Where one half of a term stands beside another half that has one other character. */
function* variantsIn(text: string, term: string): Iterable<number> {
  const half = Math.ceil(term.length / 2);
  for (const [from, part] of [
    [0, term.slice(0, half)],
    [half, term.slice(half)],
  ] as const) {
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      const start = at - from;
      if (start >= 0 && isOneOff(term, text.slice(start, start + term.length))) yield start;
    }
  }
}

function isOneOff(term: string, variant: string): boolean {
  if (variant.length !== term.length || !han.test(variant)) return false;
  // At its ends another word may begin: 基本农田保护|区, 基本农田保护|责任.
  if (variant[0] !== term[0] || variant.at(-1) !== term.at(-1)) return false;
  let different = 0;
  for (let at = 1; at < term.length - 1; at++) if (term[at] !== variant[at]) different++;
  return different === 1;
}
