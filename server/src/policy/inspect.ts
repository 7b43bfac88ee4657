/** The JSON of `policy-drafting inspect`. */
import type { PolicyDocument, PolicyText, Span } from './model.ts';
import { locate } from './span.ts';

/** Where a fact stands: 1-based lines, UTF-16 offset in the decoded file. */
interface Position {
  readonly line: number;
  readonly lineEnd: number;
  readonly offset: number;
}

/** Documents of one file as plain objects, ready for `JSON.stringify`. `id` is unique over files: `file#id`. */
export function inspect(text: PolicyText, file: string, source: string): { documents: object[] } {
  const lineAt = lineCounter(source);
  const at = (span: Span): Position => {
    const { start, end } = locate(text, span);
    return { line: lineAt(start), lineEnd: lineAt(Math.max(start, end - 1)), offset: start };
  };
  return { documents: text.documents.map((document) => describe(text, document, file, at, lineAt)) };
}

function describe(
  text: PolicyText,
  document: PolicyDocument,
  file: string,
  at: (span: Span) => Position,
  lineAt: (offset: number) => number,
): object {
  const identify = (id: string | null) => (id === null ? null : `${file}#${id}`);
  const start = text.places.starts[document.firstParagraph] ?? 0;
  const end = text.places.end(document.endParagraph - 1) ?? start;
  const { id, role, parent, title, genre, level, issuers, number, date } = document;
  return {
    id: identify(id),
    file,
    title: bare(title),
    role,
    parent: identify(parent),
    genre,
    level,
    issuers,
    number,
    date,
    recipients: document.recipients,
    signatories: document.signatories,
    effective: document.validity.effective,
    until: document.validity.until,
    status: document.validity.status,
    supersededBy: document.validity.supersededBy,
    upper: document.validity.upper,
    repeals: document.validity.repeals.map(({ text, span }) => ({ text, ...at(span) })),
    attachments: document.attachments.map(({ number, title, span }) => ({ number, title, ...at(span) })),
    startLine: lineAt(start),
    endLine: lineAt(Math.max(start, end - 1)),
    startOffset: start,
    endOffset: end,
    outline: document.outline.map(({ label, text, level, runIn, span }) => ({
      label,
      text,
      level,
      runIn,
      ...at(span),
    })),
    definitions: document.definitions.map(({ term, text, kind, scope, span }) => ({
      term,
      text,
      kind,
      scope,
      ...at(span),
    })),
    citations: document.citations.map(({ kind, text, span, target }) => ({
      kind,
      text,
      target: target === null ? null : (document.outline[target.heading]?.label ?? null),
      ...at(span),
    })),
    indicators: document.indicators.map(({ span, sentence: _sentence, part: _part, ...fact }) => ({
      ...fact,
      ...at(span),
    })),
    responsibilities: document.responsibilities.map(({ span, ...fact }) => ({ ...fact, ...at(span) })),
  };
}

function bare(title: string): string {
  return title.replace(/\s+/g, ' ');
}

/** 1-based line of an offset. */
function lineCounter(source: string): (offset: number) => number {
  const ends: number[] = [];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) ends.push(at);
  return (offset) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
