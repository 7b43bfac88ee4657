/**
 * Opens the language server and speaks to it as an editor does: in this process over a pair of streams, with a corpus in
 * memory; or as a child over stdio, bundled as it is shipped, with a corpus on disk.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import {
  type ClientCapabilities,
  type CodeAction,
  type CompletionItem,
  type CompletionList,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type DocumentSymbol,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  type Location,
  type LocationLink,
  type Position,
  ProposedFeatures,
  type ProtocolConnection,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { productOptions, serverPrograms } from '../../product.mjs';
import type { Corpus } from '../../server/src/corpus/corpus.ts';
import { corpusOf, type NamedText } from '../../server/src/corpus/corpus-of.ts';
import type { CorpusSource, Host } from '../../server/src/lsp/host.ts';
import { WholeMessageWriter } from '../../server/src/lsp/message-writer.ts';
import { type Status, statusChangedNotification, statusRequest } from '../../server/src/lsp/protocol.ts';
import { serve } from '../../server/src/lsp/server.ts';
import { wordSegmenter } from './words.ts';

export type Transport = 'in-process' | 'stdio';

export interface ServerOptions {
  readonly corpus?: readonly NamedText[];
  readonly locale?: string;
  readonly capabilities?: ClientCapabilities;
  /** Members of `initialize` that replace the harness's own. */
  readonly initialize?: Partial<InitializeParams>;
  /** In-process only: a machine of the test's own. */
  readonly host?: Partial<Host>;
}

/** What VS Code says of itself, as far as the server asks. */
export const editorCapabilities: ClientCapabilities = {
  workspace: {
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: true },
    publishDiagnostics: { relatedInformation: true },
    definition: { linkSupport: true },
  },
  window: { workDoneProgress: true },
};

const repository = fileURLToPath(new URL('../..', import.meta.url));
const bundleFolder = join(repository, '.cache', 'test-server');
let bundled: Promise<unknown> | undefined;

/** Starts a server and waits until its corpus is ready. */
export async function openServer(transport: Transport, options: ServerOptions = {}): Promise<TestClient> {
  const folder = mkdtempSync(join(tmpdir(), 'policy-drafting-'));
  const parts = transport === 'stdio' ? await overStdio(folder, options) : inProcess(options);
  const client = new TestClient(parts, folder);
  await client.initialize(options, transport === 'stdio' ? folder : '/');
  return client;
}

interface Wire {
  readonly connection: ProtocolConnection;
  readonly child?: ChildProcess;
}

function inProcess({ corpus = [], host }: ServerOptions): Wire {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const [reader, writer] = [new StreamMessageReader(toServer), new WholeMessageWriter(toClient)];
  const server = createConnection(ProposedFeatures.all, reader, writer);
  serve(server, {
    openCorpus: () => sourceOf(corpus),
    segmenter: wordSegmenter(),
    readUserFile: () => null,
    office: () => import('../../server/src/office.ts'),
    pinyin: () => import('../../server/src/pinyin.ts'),
    version: '0',
    ...host,
  });
  server.listen();
  return {
    connection: createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer)),
  };
}

/** The server as it is shipped, in a folder of its own, so that a test never meets an old build. */
async function bundle(): Promise<void> {
  await build({ ...productOptions, absWorkingDir: repository, entryPoints: serverPrograms, outdir: bundleFolder });
  // The trimmed dictionary of the last build loads in a fifth of the time; without it the installed one serves.
  const dictionary = join(repository, 'dist', 'nodejieba');
  const link = join(bundleFolder, 'nodejieba');
  if (existsSync(dictionary) && !existsSync(link)) symlinkSync(dictionary, link, 'junction');
}

async function overStdio(folder: string, { corpus = [] }: ServerOptions): Promise<Wire> {
  bundled ??= bundle();
  await bundled;
  for (const { name, text } of corpus) {
    const path = join(folder, 'corpus', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const child = spawn(process.execPath, [join(bundleFolder, 'server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout!),
    new StreamMessageWriter(child.stdin!),
  );
  return { connection, child };
}

function sourceOf(texts: readonly NamedText[]): CorpusSource {
  const corpus: Corpus = corpusOf(texts);
  return { refresh: async () => corpus, rebuild: async () => corpus, dispose: () => {} };
}

export class TestClient {
  readonly connection: ProtocolConnection;
  /** Everything the server has said by itself. */
  readonly statuses: Status[] = [];
  readonly logged: string[] = [];
  readonly pushed = new Map<string, Diagnostic[]>();
  readonly progress: string[] = [];
  readonly watched: unknown[] = [];
  refreshes = 0;
  initialized: InitializeResult | undefined;
  readonly #child: ChildProcess | undefined;
  readonly #folder: string;
  readonly #waiting: { readonly met: () => boolean; readonly resolve: () => void }[] = [];
  #drafts = 0;

  constructor({ connection, child }: Wire, folder: string) {
    this.connection = connection;
    this.#child = child;
    this.#folder = folder;
    connection.onNotification(statusChangedNotification, (status: Status) => {
      this.statuses.push(status);
      this.#settle();
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
        this.pushed.set(uri, diagnostics);
        this.#settle();
      },
    );
    connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
      this.progress.push(value.kind);
      this.#settle();
    });
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      this.#settle();
      return null;
    });
    connection.onRequest('client/registerCapability', (parameters: { registrations: unknown[] }) => {
      this.watched.push(...parameters.registrations);
      this.#settle();
      return null;
    });
    connection.onRequest('client/unregisterCapability', () => null);
    connection.listen();
  }

  async initialize(options: ServerOptions, root: string): Promise<void> {
    const rootUri = URI.file(root).toString();
    this.initialized = await this.connection.sendRequest('initialize', {
      processId: null,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'test' }],
      capabilities: options.capabilities ?? editorCapabilities,
      locale: options.locale ?? 'zh-cn',
      initializationOptions: { corpus: ['corpus'], cacheDir: join(this.#folder, 'cache') },
      ...options.initialize,
    });
    await this.connection.sendNotification('initialized', {});
    await this.until(() => this.statuses.at(-1)?.state === 'ready' || this.statuses.at(-1)?.state === 'error');
  }

  /** Resolves when the condition holds; it is asked whenever the server says something. */
  until(met: () => boolean): Promise<void> {
    if (met()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ met, resolve }));
  }

  status(): Promise<Status> {
    return this.connection.sendRequest(statusRequest);
  }

  corpusPath(name: string): string {
    return join(this.#folder, 'corpus', name);
  }

  async open(text: string, languageId = 'policy', uri = `untitled:draft-${++this.#drafts}`): Promise<TestDraft> {
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
    return new TestDraft(this.connection, uri, text);
  }

  /** Over stdio: goes without a word, as a client that ends itself. Resolves with the code that the server ends with. */
  hangUp(): Promise<number | null> {
    return new Promise((resolve) => {
      this.#child!.once('exit', resolve);
      this.#child!.stdin!.end();
    });
  }

  async close(): Promise<void> {
    const isGone = this.#child !== undefined && this.#child.exitCode !== null;
    if (!isGone) await this.connection.sendRequest('shutdown');
    if (this.#child && !isGone) {
      const ended = new Promise((resolve) => this.#child!.once('exit', resolve));
      await this.connection.sendNotification('exit');
      await ended;
    }
    this.connection.dispose();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #settle(): void {
    for (const waiting of this.#waiting.splice(0)) {
      if (waiting.met()) waiting.resolve();
      else this.#waiting.push(waiting);
    }
  }
}

export class TestDraft {
  readonly uri: string;
  readonly #connection: ProtocolConnection;
  #document: TextDocument;

  constructor(connection: ProtocolConnection, uri: string, text: string) {
    this.#connection = connection;
    this.uri = uri;
    this.#document = TextDocument.create(uri, 'policy', 1, text);
  }

  get text(): string {
    return this.#document.getText();
  }

  position(offset: number): Position {
    return this.#document.positionAt(offset);
  }

  /** Replaces a stretch of the text, as typing does. */
  async change(start: number, end: number, text: string): Promise<void> {
    const change = { range: { start: this.position(start), end: this.position(end) }, text };
    const version = this.#document.version + 1;
    this.#document = TextDocument.update(this.#document, [change], version);
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri, version },
      contentChanges: [change],
    });
  }

  hover(position: Position): Promise<Hover | null> {
    return this.#ask('hover', { position });
  }

  async hoverText(position: Position): Promise<string> {
    const hover = await this.hover(position);
    return (hover?.contents as { value: string } | undefined)?.value ?? '';
  }

  async complete(position: Position, trigger?: string): Promise<CompletionItem[]> {
    const context = trigger ? { triggerKind: 2, triggerCharacter: trigger } : { triggerKind: 1 };
    const list: CompletionList | null = await this.#ask('completion', { position, context });
    return list?.items ?? [];
  }

  definition(position: Position): Promise<(Location | LocationLink)[] | null> {
    return this.#ask('definition', { position });
  }

  references(position: Position): Promise<Location[] | null> {
    return this.#ask('references', { position, context: { includeDeclaration: true } });
  }

  symbols(): Promise<DocumentSymbol[] | null> {
    return this.#ask('documentSymbol', {});
  }

  diagnostics(previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.#ask('diagnostic', previousResultId === undefined ? {} : { previousResultId });
  }

  async items(): Promise<Diagnostic[]> {
    const report = await this.diagnostics();
    return report.kind === 'full' ? report.items : [];
  }

  /** The findings of one check. */
  async findings(code: string): Promise<Diagnostic[]> {
    return (await this.items()).filter((item) => item.code === code);
  }

  actions(range: Range, diagnostics: Diagnostic[] = [], only?: string[]): Promise<CodeAction[]> {
    return this.#ask('codeAction', { range, context: { diagnostics, ...(only ? { only } : {}) } });
  }

  ask<Result>(feature: string, parameters: object = {}): Promise<Result> {
    return this.#ask(feature, parameters);
  }

  #ask<Result>(feature: string, parameters: object): Promise<Result> {
    return this.#connection.sendRequest(`textDocument/${feature}`, { textDocument: { uri: this.uri }, ...parameters });
  }
}

/** Edits of the draft in a code action. */
export function editsOf(action: CodeAction | undefined): TextEdit[] {
  const [change] = action?.edit?.documentChanges ?? [];
  return change && 'edits' in change ? (change.edits as TextEdit[]) : [];
}
