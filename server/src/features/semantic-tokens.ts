/** What the words of a draft are, for colouring by meaning: titles, numbers, references, defined terms, figures. */

import type { Draft } from '../checks/check.ts';
import { readOnce } from '../ingest/remembered.ts';
import type { PolicyText, Span } from '../policy/model.ts';
import { placesOf } from '../policy/references/place-lists.ts';
import { locate, type SourceRange } from '../policy/span.ts';

export const tokenKinds = ['title', 'number', 'reference', 'term', 'abbreviation', 'figure'] as const;
export type TokenKind = (typeof tokenKinds)[number];

export interface Token {
  readonly range: SourceRange;
  readonly kind: TokenKind;
  /** The place that introduces a term or abbreviation. */
  readonly declares: boolean;
}

/** Tokens in order of the text, none overlapping; those that touch `within`, where it is given. */
export function semanticTokens({ text }: Draft, within: SourceRange | null): readonly Token[] {
  const tokens = tokensOf(text);
  return within ? tokens.filter(({ range }) => range.end > within.start && range.start < within.end) : tokens;
}

/** An editor asks for what is on the screen, then for all of it. */
const tokensOf = readOnce((text: PolicyText): readonly Token[] => {
  const found = spansByParagraph(text);
  const terms = termsOf(text);
  const tokens: Token[] = [];
  for (const [index, paragraph] of text.paragraphs.entries()) {
    if (paragraph.block.kind === 'metadata') continue;
    const spans = [...(found.get(index) ?? [])];
    for (const { start, end } of placesOf(text, index)) {
      spans.push({ kind: 'reference', declares: false, span: { paragraph: index, start, end } });
    }
    addUses(spans, terms, paragraph.text, index);
    for (const { span, kind, declares } of withoutOverlaps(spans))
      tokens.push({ range: locate(text, span), kind, declares });
  }
  return tokens;
});

interface Marked {
  readonly span: Span;
  readonly kind: TokenKind;
  readonly declares: boolean;
}

function spansByParagraph(text: PolicyText): ReadonlyMap<number, readonly Marked[]> {
  const found = new Map<number, Marked[]>();
  const add = (span: Span, kind: TokenKind, declares = false): void => {
    const same = found.get(span.paragraph);
    const marked = { span, kind, declares };
    if (same) same.push(marked);
    else found.set(span.paragraph, [marked]);
  };
  for (const { citations, definitions, indicators } of text.documents) {
    for (const { kind, span } of citations) add(span, kind === 'internal' ? 'reference' : kind);
    for (const { kind, termSpan } of definitions)
      add(termSpan, kind === 'abbreviation' ? 'abbreviation' : 'term', true);
    for (const { span } of indicators) add(span, 'figure');
  }
  return found;
}

interface Term {
  readonly name: string;
  readonly kind: TokenKind;
  /** An abbreviation holds from where it is introduced. */
  readonly from: number;
}

/** A single character is no term that could be told apart. */
const shortestTerm = 2;

function termsOf({ documents }: PolicyText): readonly Term[] {
  const terms = new Map<string, Term>();
  for (const { definitions } of documents) {
    for (const { term, kind, span } of definitions) {
      if (term.length < shortestTerm || terms.has(term)) continue;
      const isShort = kind === 'abbreviation';
      terms.set(term, { name: term, kind: isShort ? 'abbreviation' : 'term', from: isShort ? span.paragraph : 0 });
    }
  }
  return [...terms.values()];
}

function addUses(spans: Marked[], terms: readonly Term[], content: string, paragraph: number): void {
  for (const { name, kind, from } of terms) {
    if (paragraph < from) continue;
    for (let at = content.indexOf(name); at >= 0; at = content.indexOf(name, at + name.length)) {
      spans.push({ kind, declares: false, span: { paragraph, start: at, end: at + name.length } });
    }
  }
}

/** Of what overlaps the earlier stays, of what begins together the longer. */
function withoutOverlaps(spans: readonly Marked[]): readonly Marked[] {
  const order = (a: Marked, b: Marked) =>
    a.span.start - b.span.start || b.span.end - a.span.end || Number(b.declares) - Number(a.declares);
  const kept: Marked[] = [];
  for (const marked of [...spans].sort(order)) {
    const last = kept.at(-1);
    if (!last || last.span.end <= marked.span.start) kept.push(marked);
  }
  return kept;
}
