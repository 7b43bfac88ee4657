/** The connection to the language server: which process, which documents, which settings. */
import type { LogOutputChannel } from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type ServerOptions,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import { serverProcess } from './server-process.ts';
import { initializationOptions, section, serverDocuments } from './settings.ts';

/** Reports failures to the output channel only: the extension tells the user in the user's own language. */
class QuietLanguageClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

export interface ClientParts {
  /** Absolute path of the bundled server. */
  readonly serverModule: string;
  readonly output: LogOutputChannel;
  /** Called whenever the server is being started, also after it ended by itself. */
  readonly starting: () => void;
  /** Called whenever the server is ready to be asked. */
  readonly running: () => void;
  /** Called when the server has ended too often to be started again without asking. */
  readonly gaveUp: () => void;
}

/** A client that has not been started yet. */
export function createLanguageClient(parts: ClientParts): LanguageClient {
  const { serverModule, output, starting, running, gaveUp } = parts;
  const { execArgv, env } = serverProcess;
  const serverOptions: ServerOptions = {
    run: { module: serverModule, transport: TransportKind.ipc, options: { execArgv: [...execArgv], env } },
    debug: {
      module: serverModule,
      transport: TransportKind.ipc,
      options: { execArgv: [...execArgv, '--nolazy', '--inspect=6019'], env },
    },
  };
  const clientOptions: LanguageClientOptions = {
    documentSelector: serverDocuments(),
    initializationOptions,
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: () => false,
    // The status item shows the progress of the index; a second one beside it would only repeat it.
    middleware: { handleWorkDoneProgress: () => {} },
  };
  const client = new QuietLanguageClient(section, 'Policy Drafting', serverOptions, clientOptions);
  const restarts = client.createDefaultErrorHandler();
  client.clientOptions.errorHandler = {
    error: (error, message, count) => restarts.error(error, message, count),
    closed: async (): Promise<CloseHandlerResult> => {
      // A server that never answered would only fail again; whoever started it learns of it from `start`.
      if (!client.initializeResult) return { action: CloseAction.DoNotRestart, handled: true };
      const result = await restarts.closed();
      if (result.action === CloseAction.DoNotRestart) gaveUp();
      return { ...result, handled: true };
    },
  };
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Starting) starting();
    if (newState === State.Running) running();
  });
  return client;
}
