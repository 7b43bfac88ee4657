/** The connection to a client over standard input and output. */
import { createConnection, ProposedFeatures, StreamMessageReader } from 'vscode-languageserver/node';
import { WholeMessageWriter } from './message-writer.ts';

/** Ends the program when the client has gone. */
export function connectStdio() {
  const reader = new StreamMessageReader(process.stdin);
  // What a package prints must not come between the messages.
  globalThis.console = new console.Console(process.stderr);
  process.stdin.once('end', () => process.exit(1)).once('close', () => process.exit(1));
  return createConnection(ProposedFeatures.all, reader, new WholeMessageWriter(process.stdout));
}
