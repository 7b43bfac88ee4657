/** Notifications: at most one about a missing corpus in a session, and one for each failed start. */
import { commands, type Disposable, l10n, type Memento, window } from 'vscode';
import type { PolicyServer, ServerState } from './server.ts';
import { isPolicyText } from './settings.ts';
import { describe, failure, isCorpusMissing } from './status-text.ts';

const dismissedKey = 'policyDrafting.missingCorpusDismissed';

export function showNotices(server: PolicyServer, memento: Memento): Disposable {
  let toldMissing = memento.get<boolean>(dismissedKey, false);
  let previous: ServerState['kind'] = server.state.kind;
  return server.onDidChange((state) => {
    const failedNow = state.kind === 'failed' && previous !== 'failed';
    previous = state.kind;
    if (failedNow) void tellFailure(server, state.crashed);
    const document = window.activeTextEditor?.document;
    if (!toldMissing && isCorpusMissing(state) && document && isPolicyText(document)) {
      toldMissing = true;
      void tellMissingCorpus(state, memento);
    }
  });
}

/** Says why a command cannot do its work while the server does not run, and offers the way out. */
export async function tellNotRunning(server: PolicyServer): Promise<void> {
  const { state } = server;
  if (state.kind === 'failed') return tellFailure(server, state.crashed);
  if (state.kind === 'starting') {
    void window.showInformationMessage(l10n.t('The policy language service is still starting.'));
    return;
  }
  const start = l10n.t('Start Now');
  const answer = await window.showInformationMessage(
    l10n.t('The policy language service is not running: no policy text is open.'),
    start,
  );
  if (answer === start) await server.start();
}

async function tellFailure(server: PolicyServer, crashed: boolean): Promise<void> {
  const retry = l10n.t('Retry');
  const output = l10n.t('Open Output');
  const answer = await window.showErrorMessage(failure(crashed), retry, output);
  if (answer === retry) await server.start();
  if (answer === output) await commands.executeCommand('policyDrafting.openOutput');
}

async function tellMissingCorpus(state: ServerState, memento: Memento): Promise<void> {
  const choose = l10n.t('Choose Folder…');
  const never = l10n.t('Don’t Show Again');
  const answer = await window.showInformationMessage(describe(state).detail, choose, never);
  if (answer === choose) await commands.executeCommand('policyDrafting.chooseCorpus');
  if (answer === never) await memento.update(dismissedKey, true);
}
