/** The attachments of the draft: what 附件2 means, and 附件 where there is but one. */
import type { Attachment, PolicyDocument, PolicyText, Span } from '../policy/model.ts';
import { attachedDocuments } from '../policy/references/document-meant.ts';
import { citationAt, documentAt, type FoundCitation, holds, type Point } from './point.ts';

/** What an announced 附件 is: the document behind the text, or the line that announces it. */
export function attachmentSpan(
  text: PolicyText,
  document: PolicyDocument,
  target: { readonly number: number; readonly heading: number },
): { readonly span: Span; readonly document: PolicyDocument | null } | null {
  const attached = attachedDocuments(text, document);
  const own = attached[target.number - 1] ?? (target.number === 0 ? attached[0] : undefined);
  if (own?.titleSpan) return { span: own.titleSpan, document: own };
  const announced = document.attachments[target.heading];
  return announced ? { span: announced.span, document: null } : null;
}

/** Attachments of a document, or those beside it where it is one; 0 is the number of a single one. */
export function attachmentsAround(
  text: PolicyText,
  document: PolicyDocument,
): readonly Pick<Attachment, 'number' | 'title'>[] {
  const attached = attachedDocuments(text, document);
  const carrier = document.role === 'attachment' ? text.documents.find(({ id }) => id === document.parent) : document;
  const announced = carrier?.attachments ?? [];
  if (announced.length > attached.length) return announced;
  return attached.map(({ title }, index) => ({ number: attached.length === 1 ? 0 : index + 1, title }));
}

/** The citation at the point; 附件 without a number is one where there is a single attachment. */
export function partCitedAt(text: PolicyText, point: Point): FoundCitation | null {
  const document = documentAt(text, point.paragraph);
  return (
    citationAt(text, point) ??
    (document && mentionsIn(text, document, point.paragraph).find(({ citation }) => holds(citation.span, point))) ??
    null
  );
}

/** Where the draft speaks of the attachment that a citation means. */
export function usesOfAttachment(text: PolicyText, { citation, document }: FoundCitation): readonly Span[] {
  const target = citation.target!;
  const meant = attachmentSpan(text, document, target)?.span;
  const isMeant = (own: PolicyDocument, other: typeof target): boolean => {
    const span = attachmentSpan(text, own, other)?.span;
    return span?.paragraph === meant?.paragraph && span?.start === meant?.start;
  };
  const uses = text.documents.flatMap((own) =>
    own.citations
      .filter(({ target: other }) => {
        const isAlike = other?.number === target.number || other?.number === 0 || target.number === 0;
        return other?.kind === 'attachment' && isAlike && isMeant(own, other);
      })
      .map(({ span }) => span),
  );
  text.paragraphs.forEach((_, paragraph) => {
    const own = documentAt(text, paragraph);
    for (const mention of own ? mentionsIn(text, own, paragraph) : []) {
      if (isMeant(mention.document, mention.citation.target!)) uses.push(mention.citation.span);
    }
  });
  return uses.sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
}

const single = { kind: 'attachment', number: 0, sub: 0, paragraph: 0, item: 0, heading: 0 } as const;

/** 附件 without a number, behind other words, in a paragraph of a document with a single attachment. */
function mentionsIn(text: PolicyText, document: PolicyDocument, paragraph: number): readonly FoundCitation[] {
  const { text: content, block } = text.paragraphs[paragraph]!;
  if (block.kind === 'metadata' || !content.includes('附件') || attachmentsAround(text, document).length !== 1)
    return [];
  return [...content.matchAll(/(?<=\S\s*)附件(?!\s?[\d０-９一二三四五六七八九十])/g)].map(({ index }) => {
    const span = { paragraph, start: index, end: index + 2 };
    return { document, citation: { kind: 'internal', text: '附件', span, target: single } };
  });
}
