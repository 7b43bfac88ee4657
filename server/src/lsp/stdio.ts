/** The connection to a client over standard input and output. */
import {
  createConnection,
  type DataCallback,
  type Disposable,
  Message,
  ProposedFeatures,
  StreamMessageReader,
} from 'vscode-languageserver/node';
import { WholeMessageWriter } from './message-writer.ts';

/** Ends the program when the client has gone: with 0 where it has asked to shut down before, with 1 where it has not. */
export function connectStdio() {
  const reader = new ShutdownReader(process.stdin);
  // What a package prints must not come between the messages.
  globalThis.console = new console.Console(process.stderr);
  const end = () => process.exit(reader.isShutDown ? 0 : 1);
  process.stdin.once('end', end).once('close', end);
  return createConnection(ProposedFeatures.all, reader, new WholeMessageWriter(process.stdout));
}

/** Notes that the client has asked to shut down. */
class ShutdownReader extends StreamMessageReader {
  isShutDown = false;

  override listen(callback: DataCallback): Disposable {
    return super.listen((message) => {
      if (Message.isRequest(message) && message.method === 'shutdown') this.isShutDown = true;
      callback(message);
    });
  }
}
