/** Places of a draft that have a term which it introduces, but for one character inside it. */
import { onceForEach } from '../ingest/print.ts';
import type { PolicyText, Span } from '../policy/model.ts';

export interface NearTerm {
  readonly term: string;
  /** As the draft has it there. */
  readonly variant: string;
  readonly place: Span;
}

const shortest = 5;
const longest = 12;
const han = /^\p{Script=Han}+$/u;

interface Found {
  readonly term: string;
  readonly variant: string;
  readonly start: number;
}

/** What a paragraph holds of the terms that it was last asked about. */
const foundIn = onceForEach((): { terms: string; found: readonly Found[] } => ({ terms: '', found: [] }));

let lastKey = '';

/** The string that was asked about last, where the text is the same: long ones are told apart by a look, not by reading them. */
function sameString(key: string): string {
  if (key !== lastKey) lastKey = key;
  return lastKey;
}

/** In the order of the text. */
export function* nearTerms(text: PolicyText): Iterable<NearTerm> {
  const terms = new Set<string>();
  for (const { definitions } of text.documents) {
    for (const { term } of definitions) {
      if (term.length >= shortest && term.length <= longest && han.test(term)) terms.add(term);
    }
  }
  if (terms.size === 0) return;
  const key = sameString([...terms].join());
  for (const [paragraph, held] of text.paragraphs.entries()) {
    const known = foundIn(held);
    if (known.terms !== key) {
      known.found = [...variantsIn(held.text, terms)];
      known.terms = key;
    }
    for (const { term, variant, start } of known.found) {
      yield { term, variant, place: { paragraph, start, end: start + variant.length } };
    }
  }
}

/** One half of a term whose other half has one other character. */
function* variantsIn(text: string, terms: ReadonlySet<string>): Iterable<Found> {
  for (const term of terms) {
    const half = Math.ceil(term.length / 2);
    for (const [from, part] of [
      [0, term.slice(0, half)],
      [half, term.slice(half)],
    ] as const) {
      for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
        const start = at - from;
        if (start < 0) continue;
        const variant = text.slice(start, start + term.length);
        if (isOneOff(term, variant) && !terms.has(variant)) yield { term, variant, start };
      }
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
