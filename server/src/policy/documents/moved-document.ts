/**
 * Records of a document as they stand in another paragraph. They are written out field by field: a line break moves
 * thousands of them, and to copy an object whole takes several times as long.
 */
import type {
  Attachment,
  Citation,
  Definition,
  Heading,
  Indicator,
  PolicyDocument,
  Responsibility,
  Span,
} from '../model.ts';

/** The document so many paragraphs further on; what it says is the same. */
export function movedBy(document: PolicyDocument, paragraphs: number): PolicyDocument {
  const moved = ({ paragraph, start, end }: Span): Span => ({ paragraph: paragraph + paragraphs, start, end });
  const { validity, titleSpan } = document;
  return {
    ...document,
    titleSpan: titleSpan && moved(titleSpan),
    validity: { ...validity, repeals: validity.repeals.map(({ text, span }) => ({ text, span: moved(span) })) },
    attachments: document.attachments.map((attachment) => attachmentAt(moved(attachment.span), attachment)),
    firstParagraph: document.firstParagraph + paragraphs,
    endParagraph: document.endParagraph + paragraphs,
    outline: document.outline.map((heading) => headingAt(moved(heading.span), heading)),
    definitions: document.definitions.map((definition) =>
      definitionAt(moved(definition.span), moved(definition.termSpan), definition),
    ),
    citations: document.citations.map((citation) => citationAt(moved(citation.span), citation)),
    indicators: document.indicators.map((indicator) => indicatorAt(moved(indicator.span), indicator)),
    responsibilities: document.responsibilities.map((responsibility) =>
      responsibilityAt(moved(responsibility.span), responsibility),
    ),
  };
}

function attachmentAt(span: Span, { number, title }: Attachment): Attachment {
  return { number, title, span };
}

function headingAt(span: Span, { label, text, level, kind, number, sub, runIn }: Heading): Heading {
  return { label, text, level, kind, number, sub, runIn, span };
}

function definitionAt(span: Span, termSpan: Span, { term, text, kind, scope }: Definition): Definition {
  return { term, text, kind, scope, span, termSpan };
}

function citationAt(span: Span, { kind, text, target }: Citation): Citation {
  return { kind, text, span, target };
}

/** The figure at another place of the document. */
export function indicatorAt(span: Span, indicator: Indicator): Indicator {
  const { metric, value, unit, period, qualifier, attribute } = indicator;
  const { subject, nature, measure, reckoning, part, sentence } = indicator;
  return {
    metric,
    value,
    unit,
    period,
    qualifier,
    attribute,
    subject,
    nature,
    measure,
    reckoning,
    part,
    sentence,
    span,
  };
}

function responsibilityAt(span: Span, { clause, lead, support, task }: Responsibility): Responsibility {
  return { clause, lead, support, task, span };
}
