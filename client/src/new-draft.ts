/** Opens a new, unsaved policy text from one of the genre skeletons that the snippets offer as well. */
import { l10n, SnippetString, window, workspace } from 'vscode';
import genres from '../../snippets/genres.json';

export async function newDraft(): Promise<void> {
  const items = Object.entries(genres).map(([label, { description, body }]) => ({ label, description, body }));
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t('Genre of the new policy text') });
  if (!chosen) return;
  const document = await workspace.openTextDocument({ language: 'policy' });
  const editor = await window.showTextDocument(document);
  await editor.insertSnippet(new SnippetString(chosen.body.join('\n')));
}
