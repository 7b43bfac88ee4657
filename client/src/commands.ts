/** The commands of the palette. They exist before the server runs, and say why it does not. */
import { commands, type Disposable, type LogOutputChannel } from 'vscode';
import { chooseCorpusFolder } from './corpus-folders.ts';
import { newDraft } from './new-draft.ts';
import { tellNotRunning } from './notices.ts';
import type { PolicyServer } from './server.ts';
import { section } from './settings.ts';
import { showStatusList } from './status-list.ts';

export function registerCommands(server: PolicyServer, output: LogOutputChannel): Disposable[] {
  const handlers: Readonly<Record<string, () => unknown>> = {
    newDraft,
    showStatus: () => showStatusList(server),
    openOutput: () => output.show(),
    openSettings: () => commands.executeCommand('workbench.action.openSettings', section),
    restartServer: () => server.restart(),
    rebuildIndex: () => (server.state.kind === 'running' ? server.rebuild() : tellNotRunning(server)),
    chooseCorpus: async () => {
      if (await chooseCorpusFolder()) await server.start();
    },
  };
  return Object.entries(handlers).map(([name, run]) => commands.registerCommand(`policyDrafting.${name}`, run));
}
