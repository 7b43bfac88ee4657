/** The life of the language server as the rest of the client sees it: one state, one event. */
import { type CancellationToken, type Event, EventEmitter, type LogOutputChannel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type FindingsChanged,
  findingsChangedNotification,
  type ReportProgress,
  rebuildRequest,
  reportProgressNotification,
  type Status,
  statusChangedNotification,
  statusRequest,
} from '../../server/src/lsp/protocol.ts';

export type ServerState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'starting' }
  /** `status` is undefined until the server has told it for the first time. */
  | { readonly kind: 'running'; readonly status: Status | undefined }
  /** `crashed`: it ran and ended too often; otherwise it never came up. The output channel has the details. */
  | { readonly kind: 'failed'; readonly crashed: boolean };

export class PolicyServer {
  readonly #serverModule: string;
  readonly #output: LogOutputChannel;
  readonly #changed = new EventEmitter<ServerState>();
  readonly onDidChange: Event<ServerState> = this.#changed.event;
  readonly #found = new EventEmitter<FindingsChanged>();
  /** Findings of an open draft were worked out. */
  readonly onDidFind: Event<FindingsChanged> = this.#found.event;
  readonly #worked = new EventEmitter<ReportProgress>();
  /** How far the report is that is being worked out. */
  readonly onDidWork: Event<ReportProgress> = this.#worked.event;
  #state: ServerState = { kind: 'stopped' };
  #client: LanguageClient | undefined;

  constructor(serverModule: string, output: LogOutputChannel) {
    this.#serverModule = serverModule;
    this.#output = output;
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Starts the server unless it is running or about to. A failure becomes the state `failed`, never an exception. */
  async start(): Promise<void> {
    if (this.#state.kind === 'starting' || this.#state.kind === 'running') return;
    this.#become({ kind: 'starting' });
    // Loaded when first needed: the extension is also woken by documents it has nothing to do with.
    const { createLanguageClient } = await import('./language-client.ts');
    if (this.#client || this.state.kind !== 'starting') return;
    const client = createLanguageClient({
      serverModule: this.#serverModule,
      output: this.#output,
      starting: () => {
        if (this.#client === client) this.#become({ kind: 'starting' });
      },
      running: () => void this.#askStatus(client),
      gaveUp: () => this.#fail(client, true),
    });
    this.#client = client;
    client.onNotification(statusChangedNotification, (status: Status) => this.#running(client, status));
    client.onNotification(findingsChangedNotification, (found: FindingsChanged) => this.#found.fire(found));
    client.onNotification(reportProgressNotification, (progress: ReportProgress) => this.#worked.fire(progress));
    try {
      await client.start();
    } catch (error) {
      this.#output.error(error instanceof Error ? error : String(error));
      this.#fail(client, false);
    }
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#become({ kind: 'stopped' });
    if (client) await this.#end(client);
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Reads every corpus file again. Does nothing while the server is not running. */
  async rebuild(): Promise<void> {
    if (this.#state.kind !== 'running') return;
    try {
      await this.#client?.sendRequest(rebuildRequest);
    } catch (error) {
      // What the user can do about it is in the status the server sends.
      this.#output.error(String(error));
    }
  }

  /** Asks the server. Undefined while it is not running, and when it cannot answer; the output has the reason. */
  async ask<Result>(method: string, parameters: object, cancellation?: CancellationToken): Promise<Result | undefined> {
    if (this.#state.kind !== 'running') return undefined;
    try {
      return await this.#client?.sendRequest<Result>(method, parameters, cancellation);
    } catch (error) {
      if (!cancellation?.isCancellationRequested) this.#output.error(String(error));
      return undefined;
    }
  }

  async #askStatus(client: LanguageClient): Promise<void> {
    this.#running(client, undefined);
    try {
      this.#running(client, await client.sendRequest<Status>(statusRequest));
    } catch (error) {
      this.#output.warn(String(error));
    }
  }

  #running(client: LanguageClient, status: Status | undefined): void {
    if (this.#client === client) this.#become({ kind: 'running', status });
  }

  #fail(client: LanguageClient, crashed: boolean): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    this.#become({ kind: 'failed', crashed });
    void this.#end(client);
  }

  async #end(client: LanguageClient): Promise<void> {
    try {
      await client.dispose();
    } catch (error) {
      // A client that never came up cannot shut down in order; its process is gone all the same.
      this.#output.debug(String(error));
    }
  }

  #become(state: ServerState): void {
    this.#state = state;
    this.#changed.fire(state);
  }
}
