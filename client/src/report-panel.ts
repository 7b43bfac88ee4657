/** Shows reports beside the draft: places open by click, and the report is saved in the format that is asked for. */
import { randomBytes } from 'node:crypto';
import {
  type Disposable,
  l10n,
  Position,
  ProgressLocation,
  Range,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import {
  type ReportFailure,
  type ReportFile,
  type ReportFileParams,
  type ReportFormat,
  type ReportPage,
  reportFileRequest,
} from '../../server/src/lsp/protocol.ts';
import { reportHtml } from './report-html.ts';
import type { PolicyServer } from './server.ts';
import { section } from './settings.ts';

type Message =
  | { readonly open: string; readonly line: number; readonly character: number }
  | { readonly save: ReportFormat };

const formats: readonly { readonly format: ReportFormat; readonly name: string }[] = [
  { format: 'docx', name: 'Word' },
  { format: 'xlsx', name: 'Excel' },
  { format: 'html', name: 'HTML' },
  { format: 'md', name: 'Markdown' },
];

export class ReportPanels {
  readonly #server: PolicyServer;
  readonly #panels = new Set<WebviewPanel>();

  constructor(server: PolicyServer) {
    this.#server = server;
  }

  /** Asks for a report with progress that can be cancelled, and shows it. `draft`: beside it files are saved. */
  async show(draft: Uri, method: string, parameters: object): Promise<void> {
    const answer = await window.withProgress(
      { location: ProgressLocation.Notification, title: l10n.t('Working out the report…'), cancellable: true },
      async (progress, cancellation) => {
        let told = 0;
        const listening = this.#server.onDidWork(({ fraction }) => {
          progress.report({ increment: (fraction - told) * 100 });
          told = fraction;
        });
        try {
          return await this.#server.ask<ReportPage | ReportFailure | null>(method, parameters, cancellation);
        } finally {
          listening.dispose();
        }
      },
    );
    if (!answer) return;
    if ('problem' in answer) void window.showErrorMessage(answer.problem);
    else this.#open(draft, answer);
  }

  #open(draft: Uri, page: ReportPage): void {
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: false };
    const panel = window.createWebviewPanel(`${section}.report`, page.title, place, {
      enableScripts: true,
      localResourceRoots: [],
      enableFindWidget: true,
      retainContextWhenHidden: true,
    });
    const buttons = formats.map(({ format, name }) => ({ format, label: l10n.t('Save as {0}', name) }));
    panel.webview.html = reportHtml(page, buttons, randomBytes(16).toString('base64'));
    panel.webview.onDidReceiveMessage((message: Message) =>
      'save' in message ? this.#save(draft, page, message.save) : openPlace(message),
    );
    panel.onDidDispose(() => this.#panels.delete(panel));
    this.#panels.add(panel);
  }

  async #save(draft: Uri, { id, title }: ReportPage, format: ReportFormat): Promise<void> {
    const parameters: ReportFileParams = { id, format };
    const file = await this.#server.ask<ReportFile | null>(reportFileRequest, parameters);
    if (!file) {
      void window.showWarningMessage(l10n.t('This report is no longer at hand. Make it again to save it.'));
      return;
    }
    const folder = draft.scheme === 'file' ? Uri.joinPath(draft, '..') : workspace.workspaceFolders?.[0]?.uri;
    const name = `${title.replace(/[\\/:*?"<>|]/g, ' ').slice(0, longestName)}.${format}`;
    const target = await window.showSaveDialog({
      ...(folder ? { defaultUri: Uri.joinPath(folder, name) } : {}),
      filters: { [formats.find((one) => one.format === format)!.name]: [format] },
    });
    if (!target) return;
    try {
      await workspace.fs.writeFile(target, Buffer.from(file.base64, 'base64'));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      void window.showErrorMessage(l10n.t('The report could not be saved: {0}', reason));
    }
  }

  dispose(): void {
    for (const panel of this.#panels as Iterable<Disposable>) panel.dispose();
  }
}

const longestName = 80;

/** Opens the place in the first column, beside which the report stays. */
async function openPlace({ open, line, character }: Extract<Message, { readonly open: string }>): Promise<void> {
  const at = new Position(line, character);
  try {
    const document = await workspace.openTextDocument(Uri.parse(open));
    await window.showTextDocument(document, { viewColumn: ViewColumn.One, selection: new Range(at, at) });
  } catch (error) {
    void window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
