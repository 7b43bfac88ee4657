/** “Renumber”: the server works it out for the draft in the active editor and changes it in one edit. */
import { commands, window } from 'vscode';
import { renumberCommand } from '../../server/src/lsp/protocol.ts';

export async function renumberDraft(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document) await commands.executeCommand(renumberCommand, document.uri.toString());
}
