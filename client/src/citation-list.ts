/**
 * “List citations”: everything the draft cites, as a table in a new document that the drafter saves where it belongs; that
 * in Markdown is shown as it is read, to be copied into a letter.
 */
import { commands, l10n, window, workspace } from 'vscode';
import { type CitationFormat, citationsRequest } from '../../server/src/lsp/protocol.ts';
import type { PolicyServer } from './server.ts';

export async function listCitations(server: PolicyServer): Promise<void> {
  const draft = window.activeTextEditor?.document;
  if (!draft) return;
  const formats: readonly { label: string; format: CitationFormat; language: string }[] = [
    { label: 'Markdown', format: 'md', language: 'markdown' },
    { label: l10n.t('CSV, for spreadsheets'), format: 'csv', language: 'plaintext' },
  ];
  const chosen = await window.showQuickPick(formats, { placeHolder: l10n.t('Format of the list of citations') });
  if (!chosen) return;
  const parameters = { textDocument: { uri: draft.uri.toString() }, format: chosen.format };
  const content = await server.ask<string | null>(citationsRequest, parameters);
  if (!content) return;
  const document = await workspace.openTextDocument({ language: chosen.language, content });
  await window.showTextDocument(document, { preview: false });
  if (chosen.format === 'md') await commands.executeCommand('markdown.showPreview', document.uri);
}
