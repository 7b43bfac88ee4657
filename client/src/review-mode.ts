/** Review mode: shown beside the language name with what is held back without it, and turned on and off. */
import { Disposable, l10n, languages, window, workspace } from 'vscode';
import type { FindingsChanged } from '../../server/src/lsp/protocol.ts';
import type { PolicyServer } from './server.ts';
import { changeSetting, documentSelector, section } from './settings.ts';

const isOn = () => workspace.getConfiguration(section).get<boolean>('review', false);

export async function toggleReview(): Promise<void> {
  await changeSetting('review', !isOn());
}

export function showReviewMode(server: PolicyServer): Disposable {
  const item = languages.createLanguageStatusItem('policyDrafting.review', documentSelector());
  item.name = l10n.t('Review mode');
  const known = new Map<string, FindingsChanged>();
  const refresh = () => {
    const review = isOn();
    const found = known.get(window.activeTextEditor?.document.uri.toString() ?? '');
    item.selector = documentSelector();
    item.text = reviewText(review, found?.heldBack ?? 0);
    item.detail = suppressedText(found?.suppressed ?? 0);
    item.command = {
      title: review ? l10n.t('Turn Off') : l10n.t('Show All'),
      command: 'policyDrafting.toggleReview',
    };
  };
  refresh();
  return Disposable.from(
    item,
    server.onDidFind((found) => {
      known.set(found.uri, found);
      refresh();
    }),
    window.onDidChangeActiveTextEditor(refresh),
    workspace.onDidCloseTextDocument(({ uri }) => known.delete(uri.toString())),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(section)) refresh();
    }),
  );
}

/** What stands beside the language name. */
function reviewText(review: boolean, heldBack: number): string {
  if (review) return l10n.t('Review mode: all findings shown');
  return heldBack === 0
    ? l10n.t('All findings shown')
    : l10n.t('Less certain findings not shown: {0}', heldBack.toString());
}

function suppressedText(suppressed: number): string {
  return suppressed === 0 ? '' : l10n.t('Ignored by comments: {0}', suppressed.toString());
}
