/** Sends messages over a stream, each in one piece: a header that comes by itself wakes the client twice for every answer. */
import type { Message } from 'vscode-languageserver';
import { AbstractMessageWriter, type MessageWriter } from 'vscode-languageserver/node';
import { bytesOf } from './ready-answers.ts';

export class WholeMessageWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #stream: NodeJS.WritableStream;
  #failed = 0;

  constructor(stream: NodeJS.WritableStream) {
    super();
    this.#stream = stream;
    stream.on('error', (error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  /** Fails with the error of the stream. */
  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#stream.write(bytesOf(message), (error) => {
        if (!error) return resolve();
        this.fireError(error, message, ++this.#failed);
        reject(error);
      });
    });
  }

  end(): void {
    this.#stream.end();
  }
}
