/** Entry of the editor extension: wires the parts, and starts the server when the first policy text is opened. */
import { type ExtensionContext, window, workspace } from 'vscode';
import { AnswerView } from './answer-view.ts';
import { provideCheckTasks } from './check-task.ts';
import { registerCommands } from './commands.ts';
import { keepContextKey } from './context-key.ts';
import { ListFilter } from './list-filter.ts';
import { showNotices } from './notices.ts';
import { precedents as precedentsKind } from './precedents-view.ts';
import { ReportPanels } from './report-panel.ts';
import { showReviewMode } from './review-mode.ts';
import { RulePages } from './rule-page.ts';
import { similarSections } from './sections-view.ts';
import { PolicyServer } from './server.ts';
import { isPolicyText, section } from './settings.ts';
import { showStatusItems } from './status-items.ts';

let running: PolicyServer | undefined;

export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('Policy Drafting', { log: true });
  const server = new PolicyServer(context.asAbsolutePath('dist/server.js'), output);
  running = server;
  const filter = new ListFilter();
  const precedents = new AnswerView(server, filter, precedentsKind);
  const sections = new AnswerView(server, filter, similarSections);
  const rules = new RulePages(context.extensionUri);
  const reports = new ReportPanels(server);
  const startWhenNeeded = async () => {
    if (server.state.kind === 'stopped' && workspace.textDocuments.some(isPolicyText)) await server.start();
  };
  context.subscriptions.push(
    output,
    precedents,
    sections,
    keepContextKey(),
    rules.register(),
    reports,
    ...registerCommands({ server, output, filter, precedents, sections, rules, reports }),
    provideCheckTasks(context.asAbsolutePath('dist/cli.js')),
    showStatusItems(server),
    showReviewMode(server),
    showNotices(server, context.workspaceState),
    workspace.onDidOpenTextDocument(startWhenNeeded),
    workspace.onDidChangeConfiguration(async (event) => {
      if (!event.affectsConfiguration(`${section}.languages`)) return;
      // The documents a client looks after are settled when it starts.
      if (server.state.kind === 'running') await server.restart();
      else await startWhenNeeded();
    }),
  );
  void startWhenNeeded();
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}
