/**
 * The key by which menus and keyboard shortcuts know policy texts: the languages of them. That the editor in front has one
 * of these the editor itself knows at once; a key told from here would come too late for who changes the tab and goes on.
 */
import { commands, type Disposable, workspace } from 'vscode';
import { policyLanguages, section } from './settings.ts';

const name = `${section}.languages`;

export function keepContextKey(): Disposable {
  const refresh = () => void commands.executeCommand('setContext', name, policyLanguages());
  refresh();
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(name)) refresh();
  });
}
