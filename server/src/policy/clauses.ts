/** Clauses: the sentences, headings, titles and table rows that searching and checking work on. */
import type { Label } from '../ingest/label.ts';
import type { Heading, PolicyText, Span } from './model.ts';
import type { SourceRange } from './span.ts';

export interface ClauseSpan extends Span {
  /** Index of the innermost document in {@link PolicyText.documents}. */
  readonly document: number;
  /** Index of the innermost heading that it stands under (or is) in that document's outline, -1 for none. */
  readonly heading: number;
  readonly kind: 'sentence' | 'heading' | 'title' | 'row' | 'metadata';
}

const sentenceEnd = /[。！？；]+[”’"'）)】》」』]*/g;

/** The sentences of a paragraph's text, each with the mark that ends it. */
export function* sentencesOf(text: string): Iterable<SourceRange> {
  let start = 0;
  for (const match of text.matchAll(sentenceEnd)) {
    const end = match.index + match[0].length;
    yield { start, end };
    start = end;
  }
  if (start < text.length) yield { start, end: text.length };
}

/** Every character of every paragraph stands in exactly one clause, in order. */
export function clausesOf(text: PolicyText): ClauseSpan[] {
  const { paragraphs, documents } = text;
  const clauses: ClauseSpan[] = [];
  if (documents.length === 0) return clauses;
  const owners = new Int32Array(paragraphs.length);
  documents.forEach((document, index) => {
    owners.fill(index, document.firstParagraph, document.endParagraph);
  });
  const titles = new Set(documents.flatMap((document) => document.titleSpan?.paragraph ?? []));
  const headings = documents.map(() => -1);
  const under = documents.map(() => -1);
  // With a place of its own: matchAll of the other one would begin where this one was left.
  const ends = new RegExp(sentenceEnd);
  for (let paragraph = 0; paragraph < paragraphs.length; paragraph++) {
    const { text: content, block, print } = paragraphs[paragraph]!;
    const document = owners[paragraph]!;
    const { outline } = documents[document]!;
    let start = 0;
    const add = (end: number, kind: ClauseSpan['kind']): void => {
      if (end > start) clauses.push({ paragraph, start, end, document, heading: under[document]!, kind });
      start = Math.max(start, end);
    };
    const addSentences = (limit: number): void => {
      ends.lastIndex = start;
      for (;;) {
        const match = start < limit ? ends.exec(content) : null;
        if (match === null || ends.lastIndex > limit) break;
        add(ends.lastIndex, 'sentence');
      }
      add(limit, 'sentence');
    };
    const begins = outline[headings[document]! + 1];
    if (print.label && begins?.span.paragraph !== paragraph) {
      under[document] = headingBehind(outline, under[document]!, print.label);
    }
    for (let next = begins; next?.span.paragraph === paragraph; ) {
      addSentences(next.span.start);
      headings[document]!++;
      under[document] = headings[document]!;
      // The full stop of a run-in heading stays with it.
      const { end } = next.span;
      if (next.text !== '') add(content[end] === '。' ? end + 1 : end, 'heading');
      next = outline[headings[document]! + 1];
    }
    if (titles.has(paragraph)) add(content.length, 'title');
    else if (block.kind === 'metadata' || block.kind === 'row') add(content.length, block.kind);
    addSentences(content.length);
  }
  return clauses;
}

/**
 * The heading that a paragraph with a label, itself no heading, stands under: the member 三、 of a list ends what stands under
 * 二、, also where it is a sentence and 二、 was headed.
 */
function headingBehind(outline: readonly Heading[], under: number, { kind, number }: Label): number {
  for (let at = under; at >= 0; at = headingAbove(outline, at)) {
    const heading = outline[at]!;
    if (heading.kind === kind && heading.number + 1 === number) return headingAbove(outline, at);
  }
  return under;
}

function headingAbove(outline: readonly Heading[], heading: number): number {
  const { level } = outline[heading]!;
  let above = heading - 1;
  while (above >= 0 && outline[above]!.level >= level) above--;
  return above;
}
