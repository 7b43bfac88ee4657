/** The language server as a process of its own, with a corpus. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { serverProcess } from '../../client/src/server-process.ts';
import { type Status, statusRequest } from '../../server/src/lsp/protocol.ts';

export interface ServerProcess {
  readonly connection: ProtocolConnection;
  /** Resident memory in bytes; null where the system does not tell. */
  resident(): number | null;
  stop(): void;
}

/** Starts it as the extension does. Resolves when the corpus is ready. `options`: settings of the server beside its folders. */
export async function startServer(folder: string, cacheDir: string, options: object = {}): Promise<ServerProcess> {
  const { execArgv, env } = serverProcess;
  const server = spawn(process.execPath, [...execArgv, join(__dirname, 'server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, ...env },
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  const initializationOptions = { corpus: [folder], cacheDir, ...options };
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    initializationOptions,
  });
  await connection.sendNotification('initialized', {});
  while ((await connection.sendRequest<Status>(statusRequest)).state === 'indexing') {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    connection,
    resident() {
      const { status, stdout } = spawnSync('ps', ['-o', 'rss=', '-p', `${server.pid}`]);
      return status === 0 ? Number(String(stdout)) * 1024 : null;
    },
    stop() {
      connection.dispose();
      server.kill();
    },
  };
}
