/** “Compare with an earlier version”: a version of the corpus or any file beside the draft, provision by provision. */
import { l10n, type QuickPickItem, window } from 'vscode';
import {
  type CompareParams,
  compareRequest,
  type ReportCandidate,
  type ReportText,
  versionsRequest,
} from '../../server/src/lsp/protocol.ts';
import type { ReportPanels } from './report-panel.ts';
import { textFilters } from './report-texts.ts';
import type { PolicyServer } from './server.ts';

export async function compareVersions(server: PolicyServer, reports: ReportPanels): Promise<void> {
  const draft = window.activeTextEditor?.document;
  if (!draft) return;
  const textDocument = { uri: draft.uri.toString() };
  const versions = (await server.ask<readonly ReportCandidate[]>(versionsRequest, { textDocument })) ?? [];
  const earlier = await chooseVersion(versions);
  if (!earlier) return;
  const parameters: CompareParams = { textDocument, earlier };
  await reports.show(draft.uri, compareRequest, parameters);
}

async function chooseVersion(versions: readonly ReportCandidate[]): Promise<ReportText | undefined> {
  const items: (QuickPickItem & { readonly text?: ReportText })[] = [
    ...versions.map(({ title, description, file, text }) => ({ label: title, description, detail: file, text })),
    { label: l10n.t('Another File…'), alwaysShow: true },
  ];
  const options = { title: l10n.t('Compare with an Earlier Version'), matchOnDetail: true };
  const chosen = await window.showQuickPick(items, { ...options, placeHolder: l10n.t('Earlier version of this text') });
  if (!chosen || chosen.text) return chosen?.text;
  const [file] = (await window.showOpenDialog({ filters: textFilters() })) ?? [];
  return file && { uri: file.toString() };
}
