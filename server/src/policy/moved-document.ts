import type { PolicyDocument, Span } from './model.ts';

/** The document so many paragraphs further on; what it says is the same. */
export function movedBy(document: PolicyDocument, paragraphs: number): PolicyDocument {
  const moved = ({ paragraph, start, end }: Span): Span => ({ paragraph: paragraph + paragraphs, start, end });
  const withSpan = <Row extends { readonly span: Span }>(row: Row): Row => ({ ...row, span: moved(row.span) });
  const { validity, titleSpan } = document;
  return {
    ...document,
    titleSpan: titleSpan && moved(titleSpan),
    validity: { ...validity, repeals: validity.repeals.map(withSpan) },
    attachments: document.attachments.map(withSpan),
    firstParagraph: document.firstParagraph + paragraphs,
    endParagraph: document.endParagraph + paragraphs,
    outline: document.outline.map(withSpan),
    definitions: document.definitions.map((definition) => ({
      ...withSpan(definition),
      termSpan: moved(definition.termSpan),
    })),
    citations: document.citations.map(withSpan),
    indicators: document.indicators.map(withSpan),
    responsibilities: document.responsibilities.map(withSpan),
  };
}
