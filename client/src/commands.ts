/** The commands of the palette. They exist before the server runs, and say why it does not. */
import { commands, type Disposable, type LogOutputChannel } from 'vscode';
import { chooseCorpusFolder } from './corpus-folders.ts';
import { newDraft } from './new-draft.ts';
import { tellNotRunning } from './notices.ts';
import { chooseGenres, chooseLevels, choosePeriod } from './precedent-filter.ts';
import type { PrecedentNode, PrecedentsView } from './precedents-view.ts';
import type { PolicyServer } from './server.ts';
import { section } from './settings.ts';
import { showStatusList } from './status-list.ts';

export interface CommandParts {
  readonly server: PolicyServer;
  readonly output: LogOutputChannel;
  readonly precedents: PrecedentsView;
}

export function registerCommands({ server, output, precedents }: CommandParts): Disposable[] {
  const handlers: Readonly<Record<string, (node: never) => unknown>> = {
    newDraft,
    showStatus: () => showStatusList(server),
    openOutput: () => output.show(),
    openSettings: () => commands.executeCommand('workbench.action.openSettings', section),
    restartServer: () => server.restart(),
    rebuildIndex: () => (server.state.kind === 'running' ? server.rebuild() : tellNotRunning(server)),
    showPrecedents: () => precedents.show(),
    filterPrecedentsByLevel: () => precedents.filter(chooseLevels),
    filterPrecedentsByGenre: () => precedents.filter(chooseGenres),
    filterPrecedentsByDate: () => precedents.filter(choosePeriod),
    clearPrecedentFilters: () => precedents.filter(async () => ({})),
    copyPrecedent: (node: PrecedentNode) => precedents.copy(node),
    chooseCorpus: async () => {
      if (await chooseCorpusFolder()) await server.start();
    },
  };
  return Object.entries(handlers).map(([name, run]) => commands.registerCommand(`policyDrafting.${name}`, run));
}
