/** “Alignment report”: which texts above the draft are meant, then the report on how it agrees with them. */
import { l10n, type QuickPickItem, QuickPickItemKind, type Uri, window } from 'vscode';
import {
  type AlignParams,
  alignRequest,
  type ReportCandidate,
  type ReportText,
  upperCandidatesRequest,
} from '../../server/src/lsp/protocol.ts';
import type { ReportPanels } from './report-panel.ts';
import { textFilters } from './report-texts.ts';
import type { PolicyServer } from './server.ts';

interface UpperItem extends QuickPickItem {
  /** Absent for “other files”. */
  readonly text?: ReportText;
}

export async function reportAlignment(server: PolicyServer, reports: ReportPanels): Promise<void> {
  const draft = window.activeTextEditor?.document;
  if (!draft) return;
  const textDocument = { uri: draft.uri.toString() };
  const candidates = (await server.ask<readonly ReportCandidate[]>(upperCandidatesRequest, { textDocument })) ?? [];
  const uppers = await chooseUppers(candidates);
  if (uppers.length === 0) return;
  const parameters: AlignParams = { textDocument, uppers };
  await reports.show(draft.uri, alignRequest, parameters);
}

async function chooseUppers(candidates: readonly ReportCandidate[]): Promise<readonly ReportText[]> {
  const items: UpperItem[] = candidates.map(({ title, description, file, likely, text }) => ({
    label: title,
    description,
    detail: file,
    picked: likely,
    text,
  }));
  const other: UpperItem = { label: l10n.t('Other Files…'), alwaysShow: true };
  const separator: UpperItem = { label: '', kind: QuickPickItemKind.Separator };
  const chosen = await window.showQuickPick([...items, separator, other], {
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    title: l10n.t('Alignment Report'),
    placeHolder: l10n.t('Texts that the draft has to agree with'),
  });
  if (!chosen) return [];
  const texts = chosen.flatMap(({ text }) => text ?? []);
  if (!chosen.includes(other)) return texts;
  const files = await window.showOpenDialog({ canSelectMany: true, filters: textFilters() });
  return [...texts, ...(files ?? []).map((uri: Uri) => ({ uri: uri.toString() }))];
}
