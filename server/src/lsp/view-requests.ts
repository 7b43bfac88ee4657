/** Requests about how a draft is shown and gone through: selection, symbols of the corpus, notes between the lines. */
import { type InlayHint, type SelectionRange, SymbolKind } from 'vscode-languageserver';
import { citationNotes, headingNotes } from '../features/annotations.ts';
import type { Context } from '../features/context.ts';
import { selectionRanges } from '../features/selection.ts';
import { type FoundSymbol, workspaceSymbols } from '../features/workspace-symbols.ts';
import { locationOf, offsetsOf, rangeOf } from './convert.ts';
import type { OpenDraft } from './drafts.ts';
import type { RequestParts } from './requests.ts';

const symbolKinds: Record<FoundSymbol['kind'], SymbolKind> = {
  document: SymbolKind.File,
  heading: SymbolKind.Module,
  term: SymbolKind.Key,
};

export function registerViewRequests(parts: RequestParts): void {
  const { connection, drafts, guarded, settings } = parts;
  const contextOf = ({ draft }: OpenDraft): Context => ({
    draft,
    corpus: parts.corpus(),
    locale: parts.locale(),
    segmenter: parts.segmenter,
  });

  connection.onSelectionRanges(
    guarded('textDocument/selectionRange', null, ({ textDocument, positions }) => {
      const open = drafts.get(textDocument.uri);
      if (!open) return null;
      return positions.map((position): SelectionRange => {
        const ranges = selectionRanges(contextOf(open), open.document.offsetAt(position));
        const outward = ranges.map((range) => rangeOf(open.document, range)).reverse();
        const nested = outward.reduce<SelectionRange | undefined>(
          (parent, range) => (parent ? { range, parent } : { range }),
          undefined,
        );
        return nested ?? { range: { start: position, end: position } };
      });
    }),
  );

  connection.onWorkspaceSymbol(
    guarded('workspace/symbol', null, ({ query }) =>
      workspaceSymbols(parts.corpus(), query).map(({ kind, name, container, place }) => ({
        name,
        kind: symbolKinds[kind],
        containerName: container,
        location: locationOf(place),
      })),
    ),
  );

  connection.onCodeLens(
    guarded('textDocument/codeLens', null, ({ textDocument }) => {
      const open = settings().codeLens === true ? drafts.get(textDocument.uri) : null;
      if (!open) return [];
      return headingNotes(contextOf(open)).map(({ range, title }) => ({
        range: rangeOf(open.document, range),
        command: { title, command: '' },
      }));
    }),
  );

  connection.languages.inlayHint.on(
    guarded('textDocument/inlayHint', null, ({ textDocument, range }) => {
      const open = settings().inlayHints === true ? drafts.get(textDocument.uri) : null;
      if (!open) return [];
      const notes = citationNotes(contextOf(open), offsetsOf(open.document, range));
      return notes.map(
        ({ offset, label }): InlayHint => ({ position: open.document.positionAt(offset), label, paddingLeft: true }),
      );
    }),
  );
}
