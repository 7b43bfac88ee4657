/** Every request about references, names and shape of a draft, over stdio on a law of about 107,000 characters. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProtocolConnection } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { renumberCommand, statusRequest } from '../../server/src/lsp/protocol.ts';
import { type Materials, textOf } from './materials.ts';
import { distribution, heading, line, milliseconds, seededRandom } from './measure.ts';
import { startServer } from './server-process.ts';

const uri = 'file:///bench/law.md';
const length = 107_000;
/** Requests of each kind: of fewer the 99th percentile would be the slowest but one. */
const MANY = 300;
/** Of those before which the draft is changed and checked: what is told is the slowest of them. */
const FEW = 40;
/** Milliseconds that pass from the findings until a command is given: it is looked for in a menu, or a light bulb is clicked. */
const commandPause = 700;
/** Longest time above the empty request, at the 99th percentile. */
const bar = 10;

type Ask = (index: number) => readonly [method: string, parameters: object];

/** What is done before a request and not measured. */
type Before = (index: number) => Promise<void>;

/** True when every kind meets the bar. */
export async function benchLawRequests({ folder, files }: Materials): Promise<boolean> {
  const texts = files.map(textOf).filter((text) => /^第[一二三]条/m.test(text));
  const text = texts.sort((a, b) => Math.abs(a.length - length) - Math.abs(b.length - length))[0];
  if (text === undefined) return true;
  heading(`Requests over stdio on a law of ${text.length} characters, above the empty request (bar: p99 ${bar} ms)`);
  const cacheDir = mkdtempSync(join(tmpdir(), 'policy-drafting-bench-'));
  const { connection, stop } = await startServer(folder, cacheDir, { codeLens: true, inlayHints: true });
  let met = true;
  try {
    connection.onRequest('workspace/applyEdit', () => ({ applied: false }));
    const textDocument = { uri };
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text },
    });
    // The first request pays for reading the draft; so does the first after every change.
    await connection.sendRequest('textDocument/documentSymbol', { textDocument });
    await untilQuiet(connection);
    const report = async (label: string, count: number, request: Ask, before?: Before): Promise<void> => {
      const { times, emptyTimes } = await ask(connection, count, request, before);
      const [{ p50, p99 }, empty] = [distribution(times), distribution(emptyTimes)];
      const meets = p99 - empty.p99 <= bar;
      met &&= meets;
      const above = `p50 ${milliseconds(p50 - empty.p50)}, p99 ${milliseconds(p99 - empty.p99)}`;
      line(label, `${above} (empty: p99 ${milliseconds(empty.p99)})${meets ? '' : '  NOT MET'}`);
    };
    const places = placesIn(text);
    for (const [kind, positions] of Object.entries(places)) {
      if (positions.length === 0) continue;
      const at =
        (method: string, more: object = {}): Ask =>
        (index) => [`textDocument/${method}`, { textDocument, position: positions[index % positions.length], ...more }];
      await report(`hover on ${kind}`, MANY, at('hover'));
      await report(`definition on ${kind}`, MANY, at('definition'));
      await report(`references on ${kind}`, MANY, at('references', { context: { includeDeclaration: true } }));
      await report(`highlights on ${kind}`, MANY, at('documentHighlight'));
      await report(`rename prepared on ${kind}`, MANY, at('prepareRename'));
    }
    const { references = [], labels = [] } = places;
    const behind = { context: { triggerKind: 1 } };
    await report('completion in references', MANY, (index) => [
      'textDocument/completion',
      { textDocument, position: references[index % references.length], ...behind },
    ]);
    await report('rename of labels', MANY, (index) => [
      'textDocument/rename',
      { textDocument, position: labels[index % labels.length], newName: '第九百条' },
    ]);
    await report('selection ranges', MANY, (index) => [
      'textDocument/selectionRange',
      { textDocument, positions: [references[index % references.length]] },
    ]);
    const whole = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };
    const screen = { start: { line: 200, character: 0 }, end: { line: 260, character: 0 } };
    for (const method of [
      'documentSymbol',
      'foldingRange',
      'documentLink',
      'codeLens',
      'semanticTokens/full',
      'formatting',
    ]) {
      const options = { tabSize: 2, insertSpaces: true };
      await report(method, MANY, () => [`textDocument/${method}`, { textDocument, options }]);
    }
    await report('semanticTokens/range', MANY, () => [
      'textDocument/semanticTokens/range',
      { textDocument, range: screen },
    ]);
    await report('inlayHint', MANY, () => ['textDocument/inlayHint', { textDocument, range: whole }]);
    await report('workspace/symbol', MANY, (index) => [
      'workspace/symbol',
      { query: ['登记', '合同', '第十条', '监督管理', '总则'][index % 5] },
    ]);
    const renumbering: Ask = () => ['workspace/executeCommand', { command: renumberCommand, arguments: [uri] }];
    await report('renumbering', MANY, renumbering);
    // Each time another article is added, and the draft is checked as it is when the drafter pauses.
    let added: Range | null = null;
    let version = 1;
    const addArticle = async (index: number): Promise<void> => {
      const start = { line: labels[index % labels.length]!.line, character: 0 };
      const checked = new Promise<void>((resolve) => {
        const listening = connection.onNotification('textDocument/publishDiagnostics', () => {
          listening.dispose();
          resolve();
        });
      });
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: ++version },
        contentChanges: [
          ...(added ? [{ range: added, text: '' }] : []),
          { range: { start, end: start }, text: '第×条　新增的一条，依照第三条第一款执行。\n\n' },
        ],
      });
      added = { start, end: { line: start.line + 2, character: 0 } };
      await connection.sendRequest('textDocument/documentSymbol', { textDocument });
      await checked;
      await new Promise((resolve) => setTimeout(resolve, commandPause));
    };
    if (labels.length > 0) await report('renumbering after an article was added', FEW, renumbering, addArticle);
  } finally {
    stop();
    rmSync(cacheDir, { recursive: true, force: true });
  }
  return met;
}

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Places of each kind that stand in the text, drawn from all over it. */
function placesIn(text: string): Record<string, readonly Position[]> {
  const document = TextDocument.create(uri, 'markdown', 1, text);
  const random = seededRandom(17);
  const drawn = (pattern: RegExp, inside: number) => {
    const found = [...text.matchAll(pattern)].map(({ index }) => document.positionAt(index + inside));
    return Array.from({ length: Math.min(found.length, MANY) }, () => found.splice(random(found.length), 1)[0]!);
  };
  return {
    references: drawn(/(?<=[\u4e00-\u9fff])第[一二三四五六七八九十百]+条/g, 1),
    labels: drawn(/^第[一二三四五六七八九十百]+条/gm, 1),
    'paragraphs before': drawn(/前[一二三两]?款/g, 1),
    titles: drawn(/《/g, 3),
    words: drawn(/[\u4e00-\u9fff]{12}/g, 5),
  };
}

/** Empty requests are answered within so many milliseconds when nothing is done in the background. */
const quickAnswer = 1;

/** Waits until what is made in the background of a new corpus and draft is done, half a minute at most. */
async function untilQuiet(connection: ProtocolConnection): Promise<void> {
  for (let looks = 0, quiet = 0; looks < 100 && quiet < 10; looks++) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { emptyTimes } = await ask(connection, 10, () => [statusRequest, {}]);
    quiet = distribution(emptyTimes).p50 <= quickAnswer ? quiet + 1 : 0;
  }
}

/** Each request is followed by an empty one, so that both meet the same weather. */
async function ask(connection: ProtocolConnection, count: number, request: Ask, before?: Before) {
  const times: number[] = [];
  const emptyTimes: number[] = [];
  const timed = async (method: string, parameters: object): Promise<number> => {
    const start = performance.now();
    await connection.sendRequest(method, parameters);
    return performance.now() - start;
  };
  // The first requests pay for what is made at the first question.
  for (let index = -10; index < count; index++) {
    const [method, parameters] = request(Math.max(0, index));
    await before?.(index + 10);
    const time = await timed(method, parameters);
    const emptyTime = await timed(statusRequest, {});
    if (index < 0) continue;
    times.push(time);
    emptyTimes.push(emptyTime);
  }
  return { times, emptyTimes };
}
