/** Requests about how a draft is shown and gone through: selection, symbols of the corpus, notes between the lines. */
import {
  type CodeLens,
  type Command,
  type InlayHint,
  type Range,
  type SelectionRange,
  SymbolKind,
} from 'vscode-languageserver';
import { citationNotes, headingNotes, sectionHeadings, similarNote } from '../features/annotations.ts';
import type { Context } from '../features/context.ts';
import { selectionRanges } from '../features/selection.ts';
import { type FoundSymbol, workspaceSymbols } from '../features/workspace-symbols.ts';
import { locationOf, offsetsOf, rangeOf } from './convert.ts';
import type { OpenDraft } from './drafts.ts';
import { showReferencesCommand, similarSectionsCommand } from './protocol.ts';
import type { RequestParts } from './requests.ts';
import { inSteps } from './steps.ts';

const symbolKinds: Record<FoundSymbol['kind'], SymbolKind> = {
  document: SymbolKind.File,
  heading: SymbolKind.Module,
  term: SymbolKind.Key,
};

/** What a lens carries until it is resolved. */
interface LensData {
  readonly uri: string;
  readonly offset: number;
}

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
    guarded('workspace/symbol', null, async ({ query }, token) => {
      const found = await inSteps(workspaceSymbols(parts.corpus(), query), token, drafts);
      return found.map(({ kind, name, container, place }) => ({
        name,
        kind: symbolKinds[kind],
        containerName: container,
        location: locationOf(place),
      }));
    }),
  );

  connection.onCodeLens(
    guarded('textDocument/codeLens', null, ({ textDocument }) => {
      const open = settings().codeLens === true ? drafts.get(textDocument.uri) : null;
      if (!open) return [];
      const context = contextOf(open);
      const references = headingNotes(context).map(({ range, title }): CodeLens => {
        const shown = rangeOf(open.document, range);
        return { range: shown, command: lensCommand(title, showReferencesCommand, open, shown) };
      });
      // Counting takes a search of its own: it is done for the headings on the screen.
      const similar = sectionHeadings(context).map((range): CodeLens => {
        const data: LensData = { uri: open.document.uri, offset: range.start };
        return { range: rangeOf(open.document, range), data };
      });
      return [...references, ...similar];
    }),
  );

  const lensCommand = (title: string, command: string, { document }: OpenDraft, { start }: Range): Command =>
    parts.editorCommands()
      ? { title, command, arguments: [document.uri, start.line, start.character] }
      : { title, command: '' };

  connection.onCodeLensResolve((lens, token) => resolveLens(lens, token).then((resolved) => resolved ?? lens));
  const resolveLens = guarded('codeLens/resolve', null, (lens: CodeLens): CodeLens | null => {
    const { uri, offset } = (lens.data ?? {}) as Partial<LensData>;
    const open = typeof uri === 'string' ? drafts.get(uri) : null;
    const title = open && typeof offset === 'number' ? similarNote(contextOf(open), offset) : null;
    const command =
      open && title !== null
        ? lensCommand(title, similarSectionsCommand, open, lens.range)
        : { title: '', command: '' };
    return { range: lens.range, command };
  });

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
