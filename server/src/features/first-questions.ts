/**
 * Everything that is asked about a draft, asked once and thrown away: the engine reads a function, and makes the machine of a
 * regular expression, when it is first called, so that the first answer of each kind would take several times as long as
 * the second.
 */
import { locate } from '../policy/span.ts';
import { headingNotes } from './annotations.ts';
import { complete } from './completion/completion.ts';
import type { Context } from './context.ts';
import { definition } from './definition.ts';
import { foldingRanges } from './folding.ts';
import { formattingEdits } from './formatting.ts';
import { hover } from './hover/hover.ts';
import { citationLinks } from './links.ts';
import { highlights, references } from './references.ts';
import { renamableAt } from './rename.ts';
import { selectionRanges } from './selection.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { outlineSymbols } from './symbols.ts';
import { workspaceSymbols } from './workspace-symbols.ts';

/** Places asked about of each kind. */
const placesOfAKind = 3;

/** Yields between two questions. */
export function* firstQuestions(context: Context): Generator<undefined, void> {
  const { draft, corpus } = context;
  const requested = { requested: true, trigger: null };
  for (const offset of placesIn(context)) {
    for (const ask of [hover, definition, highlights, renamableAt, selectionRanges]) {
      ask(context, offset);
      yield undefined;
    }
    complete(context, offset, requested);
    yield undefined;
    yield* references(context, offset, true);
    yield undefined;
  }
  for (const ask of [outlineSymbols, foldingRanges]) {
    ask(draft.text);
    yield undefined;
  }
  for (const ask of [semanticTokens, formattingEdits]) {
    ask(draft, null);
    yield undefined;
  }
  for (const ask of [citationLinks, headingNotes]) {
    ask(context);
    yield undefined;
  }
  yield* workspaceSymbols(corpus, draft.text.documents[0]?.title.slice(-2) ?? '');
}

/** Offsets in citations of each kind, in labels of headings, and in sentences. */
function* placesIn({ draft: { text } }: Context): Generator<number, void> {
  const asked = new Map<string, number>();
  for (const { citations, outline } of text.documents) {
    for (const { kind, span } of [
      ...citations,
      ...outline.map(({ kind, span }) => ({ kind: `heading ${kind}`, span })),
    ]) {
      const before = asked.get(kind) ?? 0;
      if (before === placesOfAKind) continue;
      asked.set(kind, before + 1);
      yield locate(text, span).start + 1;
    }
  }
  const sentences = text.paragraphs.flatMap(({ block, text: { length } }, index) =>
    block.kind === 'text' && length > 20 ? [index] : [],
  );
  for (const index of sentences.slice(0, placesOfAKind)) yield text.places.starts[index]! + 10;
}
