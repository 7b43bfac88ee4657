/** The status as a list to choose from: the size of the corpus, the files that could not be read, what can be done. */
import { commands, l10n, type QuickPickItem, QuickPickItemKind, Range, Uri, window } from 'vscode';
import type { PolicyServer } from './server.ts';
import { describe } from './status-text.ts';

interface StatusEntry extends QuickPickItem {
  readonly run?: () => Thenable<unknown>;
}

export async function showStatusList(server: PolicyServer): Promise<void> {
  const chosen = await window.showQuickPick(entries(server), {
    title: l10n.t('Policy corpus'),
    placeHolder: l10n.t('Choose a file to open it, or an action'),
    matchOnDetail: true,
  });
  await chosen?.run?.();
}

function entries({ state }: PolicyServer): StatusEntry[] {
  const { text, detail, severity, busy } = describe(state);
  const icon = busy ? 'sync' : severity === 'none' ? 'book' : severity;
  const problems = state.kind === 'running' ? (state.status?.problems ?? []) : [];
  const corrections = state.kind === 'running' ? (state.status?.corrections ?? []) : [];
  return [
    {
      label: `$(${icon}) ${text}`,
      // The list cuts long lines; choosing the line shows all of it.
      ...(detail ? { detail, run: () => window.showInformationMessage(text, { modal: true, detail }) } : {}),
    },
    ...(problems.length > 0 ? [separator(l10n.t('Files that could not be read'))] : []),
    ...problems.map(({ name, reason, uri }) => ({
      label: `$(warning) ${name}`,
      detail: reason,
      run: () => commands.executeCommand('vscode.open', Uri.parse(uri)),
    })),
    ...(corrections.length > 0 ? [separator(l10n.t('Corrections that need a look'))] : []),
    ...corrections.map(({ name, line, reason, uri }) => ({
      label: `$(warning) ${name}:${line + 1}`,
      detail: reason,
      run: () => window.showTextDocument(Uri.parse(uri), { selection: new Range(line, 0, line, 0) }),
    })),
    separator(l10n.t('Actions')),
    action('folder-opened', l10n.t('Choose Corpus Folder…'), 'policyDrafting.chooseCorpus'),
    action('refresh', l10n.t('Rebuild Index'), 'policyDrafting.rebuildIndex'),
    action('settings-gear', l10n.t('Open Settings'), 'policyDrafting.openSettings'),
    action('output', l10n.t('Open Output'), 'policyDrafting.openOutput'),
    action('debug-restart', l10n.t('Restart Language Service'), 'policyDrafting.restartServer'),
  ];
}

function separator(label: string): StatusEntry {
  return { label, kind: QuickPickItemKind.Separator };
}

function action(icon: string, label: string, command: string): StatusEntry {
  return { label: `$(${icon}) ${label}`, run: () => commands.executeCommand(command) };
}
