/** The life of the language server as the rest of the client sees it: one state, one event. */
import { type Event, EventEmitter, type LogOutputChannel } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import {
  rebuildRequest,
  type Status,
  statusChangedNotification,
  statusRequest,
} from '../../server/src/lsp/protocol.ts';
import { createLanguageClient } from './language-client.ts';
import { policyLanguages } from './settings.ts';

export type ServerState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running'; readonly status: Status | undefined }
  | { readonly kind: 'failed'; readonly reason: string };

export class PolicyServer {
  readonly #serverModule: string;
  readonly #output: LogOutputChannel;
  readonly #changed = new EventEmitter<ServerState>();
  readonly onDidChange: Event<ServerState> = this.#changed.event;
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
    if (this.#client) return;
    this.#become({ kind: 'starting' });
    const client = createLanguageClient({
      serverModule: this.#serverModule,
      languages: policyLanguages(),
      output: this.#output,
      gaveUp: () => this.#fail(client, 'The server ended several times within minutes.'),
    });
    this.#client = client;
    client.onNotification(statusChangedNotification, (status: Status) => this.#running(client, status));
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting && this.#client === client) this.#become({ kind: 'starting' });
    });
    try {
      await client.start();
      this.#running(client, await client.sendRequest<Status>(statusRequest));
    } catch (error) {
      this.#fail(client, error instanceof Error ? error.message : String(error));
    }
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#become({ kind: 'stopped' });
    await client?.dispose().catch((error: unknown) => this.#output.warn(String(error)));
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Reads every corpus file again. Does nothing while the server is not running. */
  async rebuild(): Promise<void> {
    if (this.#state.kind === 'running') await this.#client?.sendRequest(rebuildRequest);
  }

  async dispose(): Promise<void> {
    await this.stop();
    this.#changed.dispose();
  }

  #running(client: LanguageClient, status: Status): void {
    if (this.#client === client) this.#become({ kind: 'running', status });
  }

  #fail(client: LanguageClient, reason: string): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    this.#output.error(reason);
    this.#become({ kind: 'failed', reason });
    client.dispose().catch((error: unknown) => this.#output.debug(String(error)));
  }

  #become(state: ServerState): void {
    this.#state = state;
    this.#changed.fire(state);
  }
}
