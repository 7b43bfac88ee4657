/** The commands of the palette. They exist before the server runs, and say why it does not. */
import { commands, type Disposable, type LogOutputChannel } from 'vscode';
import type { AddToWordsArguments } from '../../server/src/lsp/protocol.ts';
import { reportAlignment } from './alignment.ts';
import { listCitations } from './citation-list.ts';
import { goToHeading, showReferences } from './code-lenses.ts';
import { compareVersions } from './comparison.ts';
import { chooseCorpusFolder } from './corpus-folders.ts';
import { addToWords, suppressFinding, turnOffCheck } from './finding-decisions.ts';
import type { ListFilter } from './list-filter.ts';
import { newDraft } from './new-draft.ts';
import { tellNotRunning } from './notices.ts';
import { chooseGenres, chooseLevels, choosePeriod } from './precedent-filter.ts';
import { copyPrecedent } from './precedents-view.ts';
import { renumberDraft } from './renumber.ts';
import type { ReportPanels } from './report-panel.ts';
import { toggleReview } from './review-mode.ts';
import type { RulePages } from './rule-page.ts';
import type { PolicyServer } from './server.ts';
import { section } from './settings.ts';
import { showStatusList } from './status-list.ts';

interface Asked {
  show(): Promise<void>;
}

export interface CommandParts {
  readonly server: PolicyServer;
  readonly output: LogOutputChannel;
  readonly filter: ListFilter;
  /** Views that answer when asked. */
  readonly precedents: Asked;
  readonly sections: Asked;
  readonly rules: RulePages;
  readonly reports: ReportPanels;
}

export function registerCommands({
  server,
  output,
  filter,
  precedents,
  sections,
  rules,
  reports,
}: CommandParts): Disposable[] {
  const handlers: Readonly<Record<string, (node: never) => unknown>> = {
    newDraft,
    showStatus: () => showStatusList(server),
    openOutput: () => output.show(),
    openSettings: () => commands.executeCommand('workbench.action.openSettings', section),
    restartServer: () => server.restart(),
    rebuildIndex: () => (server.state.kind === 'running' ? server.rebuild() : tellNotRunning(server)),
    showPrecedents: () => precedents.show(),
    findSimilarSections: (...place: unknown[]) => {
      goToHeading(place);
      return sections.show();
    },
    showReferences: (...place: unknown[]) => showReferences(place),
    filterPrecedentsByLevel: () => filter.change(chooseLevels),
    filterPrecedentsByGenre: () => filter.change(chooseGenres),
    filterPrecedentsByDate: () => filter.change(choosePeriod),
    clearPrecedentFilters: () => filter.change(async () => ({})),
    copyPrecedent,
    listCitations: () => (server.state.kind === 'running' ? listCitations(server) : tellNotRunning(server)),
    align: () => (server.state.kind === 'running' ? reportAlignment(server, reports) : tellNotRunning(server)),
    compare: () => (server.state.kind === 'running' ? compareVersions(server, reports) : tellNotRunning(server)),
    renumber: () => (server.state.kind === 'running' ? renumberDraft() : tellNotRunning(server)),
    toggleReview,
    suppressFinding,
    turnOffCheck,
    addToWords: (asked: AddToWordsArguments) => addToWords(server, asked),
    showRule: (code?: string) => rules.show(code),
    chooseCorpus: async () => {
      if (await chooseCorpusFolder()) await server.start();
    },
  };
  return Object.entries(handlers).map(([name, run]) => commands.registerCommand(`policyDrafting.${name}`, run));
}
