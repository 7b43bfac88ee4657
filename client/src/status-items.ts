/** Shows the state of the corpus beside the language name and in the status bar, while a policy text is in front. */
import { Disposable, LanguageStatusSeverity, l10n, languages, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { PolicyServer } from './server.ts';
import { documentSelector, isPolicyText } from './settings.ts';
import { describe, type StatusText } from './status-text.ts';

const showStatus = 'policyDrafting.showStatus';

export function showStatusItems(server: PolicyServer): Disposable {
  const name = l10n.t('Policy corpus');
  const bar = window.createStatusBarItem('policyDrafting.corpus', StatusBarAlignment.Left);
  bar.name = name;
  bar.command = showStatus;
  const item = languages.createLanguageStatusItem('policyDrafting.corpus', documentSelector());
  item.name = name;
  item.command = { title: l10n.t('Show Status'), command: showStatus };

  const refresh = () => {
    const status = describe(server.state);
    item.selector = documentSelector();
    item.text = status.text;
    item.detail = status.detail;
    item.busy = status.busy;
    item.severity = severityOf(status);
    bar.text = `${iconOf(status)} ${status.text}`;
    bar.tooltip = [name, status.detail].filter(Boolean).join('\n');
    bar.backgroundColor = backgroundOf(status);
    const document = window.activeTextEditor?.document;
    if (document && isPolicyText(document)) bar.show();
    // The output panel counts as an editor; looking into it is no reason to take the status away.
    else if (document?.uri.scheme !== 'output') bar.hide();
  };
  refresh();
  return Disposable.from(bar, item, server.onDidChange(refresh), window.onDidChangeActiveTextEditor(refresh));
}

function iconOf({ severity, busy }: StatusText): string {
  if (busy) return '$(sync~spin)';
  return severity === 'none' ? '$(book)' : `$(${severity})`;
}

function severityOf({ severity }: StatusText): LanguageStatusSeverity {
  if (severity === 'none') return LanguageStatusSeverity.Information;
  return severity === 'warning' ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Error;
}

function backgroundOf({ severity }: StatusText): ThemeColor | undefined {
  return severity === 'none' ? undefined : new ThemeColor(`statusBarItem.${severity}Background`);
}
