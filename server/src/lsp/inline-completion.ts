/** `textDocument/inlineCompletion` (LSP 3.18): established wording in grey behind the cursor. */
import { inlineSuggestions } from '../features/completion/inline.ts';
import { offsetsOf, rangeOf } from './convert.ts';
import type { RequestParts } from './requests.ts';

/** The drafter asked: `InlineCompletionTriggerKind.Invoked`. */
const invoked = 1;

export function registerInlineCompletion(parts: RequestParts): void {
  const { connection, drafts, guarded, settings } = parts;
  connection.languages.inlineCompletion.on(
    guarded('textDocument/inlineCompletion', null, ({ textDocument, position, context: request }) => {
      const requested = request.triggerKind === invoked;
      const open = settings().inlineSuggestions === false && !requested ? null : drafts.get(textDocument.uri);
      if (!open) return null;
      const { document, draft } = open;
      const { corpus, locale, segmenter } = parts;
      const context = { draft, corpus: corpus(), locale: locale(), segmenter };
      const { selectedCompletionInfo: chosen } = request;
      const selected = chosen ? { range: offsetsOf(document, chosen.range), text: chosen.text } : null;
      const found = inlineSuggestions(context, document.offsetAt(position), { requested, selected });
      return found.map(({ range, newText }) => ({ range: rangeOf(document, range), insertText: newText }));
    }),
  );
}
