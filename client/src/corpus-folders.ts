/** Lets the user choose the folder of the corpus, and writes it into the settings. */
import { ConfigurationTarget, l10n, Uri, window, workspace } from 'vscode';
import { mergeCorpus } from './corpus-setting.ts';
import { section } from './settings.ts';

/**
 * Opens the folder dialog. A chosen folder is added to the workspace's setting, or to the user's where no folder is
 * open. Returns whether the setting was changed.
 */
export async function chooseCorpusFolder(): Promise<boolean> {
  const root = workspace.workspaceFolders?.[0]?.uri;
  const chosen = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: true,
    title: l10n.t('Choose the folder of the policy corpus'),
    openLabel: l10n.t('Use as policy corpus'),
    ...(root ? { defaultUri: root } : {}),
  });
  if (!chosen || chosen.length === 0) return false;
  const configuration = workspace.getConfiguration(section);
  const current = configuration.get<readonly string[]>('corpus', []);
  const kept: string[] = [];
  for (const entry of current) if (await stands(entry)) kept.push(entry);
  const target = root ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await configuration.update('corpus', mergeCorpus(kept, chosen.map(settingOf)), target);
  return true;
}

/** How a folder is written in the settings: relative inside the workspace, so that the workspace can be moved. */
function settingOf(folder: Uri): string {
  const owner = workspace.getWorkspaceFolder(folder);
  if (!owner) return folder.fsPath;
  const relative = workspace.asRelativePath(folder, false);
  return relative === '' || relative === folder.fsPath ? '.' : relative;
}

/** Patterns and absolute paths are the user's own business; a relative folder counts when it exists. */
async function stands(entry: string): Promise<boolean> {
  if (/[*?{[]/.test(entry) || /^([/\\~]|[A-Za-z]:)/.test(entry)) return true;
  for (const { uri } of workspace.workspaceFolders ?? []) {
    try {
      await workspace.fs.stat(Uri.joinPath(uri, entry));
      return true;
    } catch {
      // Not in this workspace folder: ask the next.
    }
  }
  return false;
}
