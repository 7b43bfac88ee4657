/** Characters are typed all over a draft that is open in the server: how long until its findings are there again. */
import type { ProtocolConnection } from 'vscode-languageserver/node';
import { lineOf, lineStartsOf } from '../../server/src/corpus/lines.ts';
import { statusRequest } from '../../server/src/lsp/protocol.ts';
import { distribution, line, milliseconds, seededRandom, spread } from './measure.ts';

const keystrokes = 300;
/** Keystrokes before the measured ones, until the code is compiled. */
const warming = 60;
/** Milliseconds between two keystrokes of somebody who types fast. */
const between = 60;

/** `source`: the draft as it was opened, as version 1. */
export async function benchTyping(connection: ProtocolConnection, uri: string, source: string): Promise<void> {
  const random = seededRandom(13);
  const empty: number[] = [];
  const waits: number[] = [];
  let text = source;
  for (let count = -warming; count < keystrokes; count++) {
    const at = random(text.length);
    const typed = '的了和在'[random(4)]!;
    const starts = lineStartsOf(text);
    const place = lineOf(starts, at);
    const position = { line: place, character: at - starts[place]! };
    text = text.slice(0, at) + typed + text.slice(at);
    const nothing = await spentOn(connection.sendRequest(statusRequest));
    void connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: count + warming + 2 },
      contentChanges: [{ range: { start: position, end: position }, text: typed }],
    });
    const wait = await spentOn(connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }));
    if (count >= 0) {
      empty.push(nothing);
      waits.push(wait);
    }
    await new Promise((go) => setTimeout(go, between));
  }
  const [of, without] = [distribution(waits), distribution(empty)];
  const above = `${milliseconds(of.p50 - without.p50)} and ${milliseconds(of.p99 - without.p99)}`;
  line('typed to all findings of the new version', `${spread(of)}; above the empty request ${above}`);
}

async function spentOn(answer: Promise<unknown>): Promise<number> {
  const start = performance.now();
  await answer;
  return performance.now() - start;
}
