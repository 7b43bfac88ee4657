/** The key by which menus and keyboard shortcuts know that a policy text is in front. */
import { commands, Disposable, window, workspace } from 'vscode';
import { isPolicyText, section } from './settings.ts';

const key = `${section}.policyText`;

export function keepContextKey(): Disposable {
  const refresh = () => {
    const document = window.activeTextEditor?.document;
    void commands.executeCommand('setContext', key, document !== undefined && isPolicyText(document));
  };
  refresh();
  return Disposable.from(
    window.onDidChangeActiveTextEditor(refresh),
    workspace.onDidCloseTextDocument(refresh),
    workspace.onDidOpenTextDocument(refresh),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${section}.languages`)) refresh();
    }),
  );
}
