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
import type { Locale, Message } from '../checks/message.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { readWordsFile } from '../corpus/user-files/words-file.ts';
import { sidecarMessage } from '../features/sidecar-message.ts';
import { breaksFile } from '../features/user-file-message.ts';
import { wordsMessage } from '../features/words-message.ts';
import type { SourceRange } from '../policy/span.ts';
import { rangeOf } from './convert.ts';
import { DiagnosticItems, type DiagnosticStyle, diagnosticSource } from './diagnostic-items.ts';
import type { Drafts } from './drafts.ts';
import type { Findings, Found } from './findings.ts';
import type { Guard } from './guard.ts';

/** A pushed draft that changes is checked when the drafter has paused for this many milliseconds. */
const pause = 300;

export interface DiagnosticsParts {
  readonly connection: Connection;
  readonly drafts: Drafts;
  readonly findings: Findings;
  readonly guarded: Guard;
  readonly corpus: () => Corpus;
  readonly locale: () => Locale;
  readonly client: () => { readonly pull: boolean; readonly refresh: boolean } & Omit<DiagnosticStyle, 'locale'>;
}

export class Diagnostics {
  readonly #parts: DiagnosticsParts;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #shown = new Map<string, DiagnosticItems>();

  constructor(parts: DiagnosticsParts) {
    this.#parts = parts;
    const { connection, drafts, guarded } = parts;
    const empty: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
    connection.languages.diagnostics.on(
      guarded('textDocument/diagnostic', empty, async (parameters: DocumentDiagnosticParams, token) => {
        const { uri } = parameters.textDocument;
        const userFile = this.#ofUserFile(uri);
        if (userFile) return { kind: DocumentDiagnosticReportKind.Full, items: userFile.items };
        const resultId = parts.findings.resultId(uri);
        if (resultId === null) return empty;
        if (resultId === parameters.previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
        const { pull, refresh } = parts.client();
        // Who cannot be told to ask again gets all at once.
        const found = await (pull && refresh ? parts.findings.first(uri, token) : parts.findings.of(uri, token));
        if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
        if (!found) throw new ResponseError(LSPErrorCodes.ServerCancelled, 'changed', { retriggerRequest: true });
        if (!found.isComplete) void this.#askAgain(uri);
        if (found.resultId === parameters.previousResultId) {
          return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: found.resultId };
        }
        return { kind: DocumentDiagnosticReportKind.Full, resultId: found.resultId, items: this.#items(found) };
      }),
    );
    // Opening is told as a change too, but nobody is typing yet.
    let opened: TextDocument | null = null;
    drafts.documents.onDidOpen(({ document }) => {
      opened = document;
    });
    drafts.documents.onDidChangeContent(({ document }) => {
      this.#schedule(document.uri, document === opened ? 0 : pause);
      opened = null;
    });
    drafts.documents.onDidClose(({ document }) => {
      clearTimeout(this.#timers.get(document.uri));
      this.#timers.delete(document.uri);
      this.#shown.delete(document.uri);
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

  /** What was missing has been found: the client is to ask again. */
  async #askAgain(uri: string): Promise<void> {
    const { connection, findings } = this.#parts;
    const found = await findings.of(uri).catch(() => null);
    if (found) connection.languages.diagnostics.refresh().catch(() => {});
  }

  #items({ open, findings }: Found): Diagnostic[] {
    const { locale, client } = this.#parts;
    const { uri } = open.document;
    const items = this.#shown.get(uri) ?? new DiagnosticItems();
    this.#shown.set(uri, items);
    return items.of(open, findings, { ...client(), locale: locale() });
  }

  /** What is wrong with a file of corrections or words that is open; null where it is neither. */
  #ofUserFile(uri: string): { readonly document: TextDocument; readonly items: Diagnostic[] } | null {
    const { drafts, corpus } = this.#parts;
    const sidecar = drafts.sidecar(uri);
    if (sidecar) {
      const problems = corpus().checkSidecar(sidecar.uri, sidecar.getText());
      const items = problems.map((one) => this.#item(sidecar, one, sidecarMessage(one), breaksFile(one)));
      return { document: sidecar, items };
    }
    const words = drafts.words(uri);
    if (!words) return null;
    const { problems } = readWordsFile(words.getText());
    return {
      document: words,
      items: problems.map((one) => this.#item(words, one, wordsMessage(one), breaksFile(one))),
    };
  }

  #item(document: TextDocument, range: SourceRange, message: Message, breaks: boolean): Diagnostic {
    const locale = this.#parts.locale();
    return {
      range: rangeOf(document, range),
      severity: breaks ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
      source: diagnosticSource[locale],
      message: message[locale],
    };
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
    const { connection, findings, guarded } = this.#parts;
    const check = guarded('publishDiagnostics', undefined, async () => {
      const userFile = this.#ofUserFile(uri);
      if (userFile) {
        const { version } = userFile.document;
        await connection.sendDiagnostics({ uri, version, diagnostics: userFile.items });
        return;
      }
      const send = async (found: Found) => {
        const { version } = found.open.document;
        await connection.sendDiagnostics({ uri, version, diagnostics: this.#items(found) });
      };
      const first = await findings.first(uri);
      if (first) await send(first);
      if (!first || first.isComplete) return;
      const found = await findings.of(uri);
      if (found) await send(found);
    });
    await check(undefined, { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) });
  }
}
