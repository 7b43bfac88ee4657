/** Requests that change the draft as a whole: renaming, renumbering, formatting. Each answers with one edit, so undo is one step. */
import { LSPErrorCodes, type Range, ResponseError, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { formattingEdits } from '../features/formatting.ts';
import { renamableAt, renameEdits } from '../features/rename.ts';
import { offsetsOf, rangeOf, workspaceEdit } from './convert.ts';
import type { OpenDraft } from './drafts.ts';
import { renumberCommand } from './protocol.ts';
import type { RequestParts } from './requests.ts';
import { inSteps } from './steps.ts';

export function registerEditRequests(parts: RequestParts): void {
  const { connection, drafts, renumbering, guarded, locale, capabilities } = parts;
  const contextOf = ({ draft }: OpenDraft) => ({
    draft,
    corpus: parts.corpus(),
    locale: locale(),
    segmenter: parts.segmenter,
  });
  const versioned = () => capabilities().workspace?.workspaceEdit?.documentChanges === true;

  connection.onPrepareRename(
    guarded('textDocument/prepareRename', null, ({ textDocument, position }) => {
      const open = drafts.get(textDocument.uri);
      const found = open && renamableAt(contextOf(open), open.document.offsetAt(position));
      return found && { range: rangeOf(open.document, found.range), placeholder: found.name };
    }),
  );

  connection.onRenameRequest(
    guarded('textDocument/rename', null, ({ textDocument, position, newName }): WorkspaceEdit | null => {
      const open = drafts.get(textDocument.uri);
      if (!open) return null;
      const edits = renameEdits(contextOf(open), open.document.offsetAt(position), newName);
      if ('zh' in edits) throw new ResponseError(LSPErrorCodes.RequestFailed, edits[locale()]);
      return workspaceEdit(open, edits, versioned());
    }),
  );

  const format = (uri: string, range: Range | null): TextEdit[] | null => {
    const open = drafts.get(uri);
    return (
      open &&
      formattingEdits(open.draft, range && offsetsOf(open.document, range)).map((edit) => ({
        range: rangeOf(open.document, edit.range),
        newText: edit.newText,
      }))
    );
  };
  connection.onDocumentFormatting(
    guarded('textDocument/formatting', null, ({ textDocument }) => format(textDocument.uri, null)),
  );
  connection.onDocumentRangeFormatting(
    guarded('textDocument/rangeFormatting', null, ({ textDocument, range }) => format(textDocument.uri, range)),
  );

  connection.onExecuteCommand(
    guarded('workspace/executeCommand', null, async ({ command, arguments: given }, token) => {
      const [uri] = given ?? [];
      const open = command === renumberCommand && typeof uri === 'string' ? drafts.get(uri) : null;
      if (!open) return null;
      const { asked, source } = await inSteps(renumbering.of(open), token, drafts, open.document.uri);
      if (asked === null) return null;
      const { applied } = await connection.workspace.applyEdit(asked);
      if (applied) drafts.setNumberedText(open.document.uri, source);
      return null;
    }),
  );
}
