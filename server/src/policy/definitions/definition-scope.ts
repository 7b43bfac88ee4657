/** Where a definition holds: in its document and what that carries, in its document, or in a chapter, section or article of it. */
import type { Definition, DefinitionScope, HeadingKind, PolicyDocument, PolicyText } from '../model.ts';

export interface OwnDefinition {
  readonly definition: Definition;
  readonly document: PolicyDocument;
}

/**
 * Definitions of a term that hold in a paragraph: those with the narrowest scope around it. Where none does, all that the
 * text gives, in order of the text.
 */
export function definitionsInForce(text: PolicyText, term: string, paragraph: number): readonly OwnDefinition[] {
  const all = text.documents.flatMap((document) =>
    document.definitions
      .filter((definition) => definition.term === term)
      .map((definition) => ({ definition, document })),
  );
  return inForceAt(text, all, paragraph);
}

/** Of several definitions of one term those that hold in a paragraph, see {@link definitionsInForce}. */
export function inForceAt(
  text: PolicyText,
  all: readonly OwnDefinition[],
  paragraph: number,
): readonly OwnDefinition[] {
  if (all.length < 2) return all;
  const sizes = all.map((own) => sizeOfScope(text, own, paragraph));
  const narrowest = Math.min(...sizes);
  return narrowest === Number.POSITIVE_INFINITY ? all : all.filter((_, index) => sizes[index] === narrowest);
}

const headings: Partial<Record<DefinitionScope, HeadingKind>> = {
  chapter: 'chapter',
  section: 'section',
  article: 'article',
};

/** Paragraphs of the scope, infinite where it does not reach the given one. */
function sizeOfScope(text: PolicyText, { definition, document }: OwnDefinition, paragraph: number): number {
  const { scope, span } = definition;
  let { firstParagraph: first, endParagraph: end } = document;
  const kind = headings[scope];
  if (kind) {
    const { outline } = document;
    const index = outline.findLastIndex((own) => own.kind === kind && own.span.paragraph <= span.paragraph);
    const heading = outline[index];
    if (heading) {
      first = heading.span.paragraph;
      end = outline.slice(index + 1).find(({ level }) => level <= heading.level)?.span.paragraph ?? end;
    }
  }
  if (paragraph < first || paragraph >= end) return Number.POSITIVE_INFINITY;
  const reaches = scope === 'compendium-part' || innermostAt(text, paragraph) === document;
  return reaches ? end - first : Number.POSITIVE_INFINITY;
}

function innermostAt({ documents }: PolicyText, paragraph: number): PolicyDocument | undefined {
  return documents.findLast(
    ({ firstParagraph, endParagraph }) => firstParagraph <= paragraph && paragraph < endParagraph,
  );
}
