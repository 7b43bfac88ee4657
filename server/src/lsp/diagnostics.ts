/** Findings as diagnostics: pulled by clients that can, pushed to the others. */
import {
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../checks/check.ts';
import type { Locale } from '../checks/message.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { breaksSidecar, sidecarMessage } from '../features/sidecar-message.ts';
import { locationOf, rangeOf, severityOf } from './convert.ts';
import type { Drafts, OpenDraft } from './drafts.ts';
import type { Findings } from './findings.ts';
import type { Guard } from './guard.ts';

const source = { zh: '政策起草', en: 'policy-drafting' };

/** A pushed draft is checked when the drafter has paused for this many milliseconds. */
const pause = 300;

export function diagnosticOf({ document }: OpenDraft, finding: Finding, locale: Locale, related: boolean): Diagnostic {
  const diagnostic: Diagnostic = {
    range: rangeOf(document, finding.range),
    severity: severityOf(finding.severity),
    code: finding.code,
    source: source[locale],
    message: finding.message[locale],
  };
  if (!related || finding.evidence.length === 0) return diagnostic;
  const relatedInformation = finding.evidence.map(({ place, message }) => ({
    location: locationOf(place),
    message: message[locale],
  }));
  return { ...diagnostic, relatedInformation };
}

export interface DiagnosticsParts {
  readonly connection: Connection;
  readonly drafts: Drafts;
  readonly findings: Findings;
  readonly guarded: Guard;
  readonly corpus: () => Corpus;
  readonly locale: () => Locale;
  readonly client: () => { readonly pull: boolean; readonly refresh: boolean; readonly related: boolean };
}

export class Diagnostics {
  readonly #parts: DiagnosticsParts;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(parts: DiagnosticsParts) {
    this.#parts = parts;
    const { connection, drafts, guarded } = parts;
    const empty: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
    connection.languages.diagnostics.on(
      guarded('textDocument/diagnostic', empty, async (parameters: DocumentDiagnosticParams, token) => {
        const { uri } = parameters.textDocument;
        const sidecar = drafts.sidecar(uri);
        if (sidecar) return { kind: DocumentDiagnosticReportKind.Full, items: this.#corrections(sidecar) };
        const resultId = parts.findings.resultId(uri);
        if (resultId === null) return empty;
        if (resultId === parameters.previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
        const found = await parts.findings.of(uri, token);
        if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
        if (!found) throw new ResponseError(LSPErrorCodes.ServerCancelled, 'changed', { retriggerRequest: true });
        return { kind: DocumentDiagnosticReportKind.Full, resultId: found.resultId, items: this.#items(found) };
      }),
    );
    drafts.documents.onDidChangeContent(({ document }) => this.#schedule(document.uri, pause));
    drafts.documents.onDidClose(({ document }) => {
      clearTimeout(this.#timers.get(document.uri));
      this.#timers.delete(document.uri);
      if (!parts.client().pull) {
        connection.sendDiagnostics({ uri: document.uri, diagnostics: [] }).catch(() => {});
      }
    });
  }

  /** The corpus has changed: everything shown is out of date. */
  refresh(): void {
    const { connection, drafts, client } = this.#parts;
    if (client().pull) {
      if (client().refresh) connection.languages.diagnostics.refresh().catch(() => {});
      return;
    }
    for (const uri of drafts.documents.keys()) this.#schedule(uri, 0);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #items({ open, findings }: { readonly open: OpenDraft; readonly findings: readonly Finding[] }): Diagnostic[] {
    const { locale, client } = this.#parts;
    return findings.map((finding) => diagnosticOf(open, finding, locale(), client().related));
  }

  #corrections(document: TextDocument): Diagnostic[] {
    const { corpus, locale } = this.#parts;
    return corpus()
      .checkSidecar(document.uri, document.getText())
      .map((problem) => ({
        range: rangeOf(document, problem),
        severity: breaksSidecar(problem) ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
        source: source[locale()],
        message: sidecarMessage(problem)[locale()],
      }));
  }

  #schedule(uri: string, delay: number): void {
    if (this.#parts.client().pull) return;
    clearTimeout(this.#timers.get(uri));
    this.#timers.set(
      uri,
      setTimeout(() => void this.#push(uri), delay),
    );
  }

  async #push(uri: string): Promise<void> {
    const { connection, drafts, findings, guarded } = this.#parts;
    const check = guarded('publishDiagnostics', undefined, async () => {
      const sidecar = drafts.sidecar(uri);
      if (sidecar) {
        const { version } = sidecar;
        await connection.sendDiagnostics({ uri, version, diagnostics: this.#corrections(sidecar) });
        return;
      }
      const found = await findings.of(uri);
      if (!found) return;
      await connection.sendDiagnostics({
        uri,
        version: found.open.document.version,
        diagnostics: this.#items(found),
      });
    });
    await check(undefined, { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) });
  }
}
