import { describe, expect, it } from 'vitest';
import type { Message } from 'vscode-languageserver';
import { bytesOf, madeReady } from '../../../server/src/lsp/ready-answers.ts';

const sent = (message: object): { readonly text: string; readonly message: unknown } => {
  const whole = new TextDecoder().decode(bytesOf(message as Message));
  const [, length, text = ''] = /^Content-Length: (\d+)\r\n\r\n(.*)$/s.exec(whole)!;
  expect(new TextEncoder().encode(text)).toHaveLength(Number(length));
  return { text, message: JSON.parse(text) };
};

const outline = () => [{ name: '第一章　总则', kind: 2, children: [{ name: '“专栏１” 🌳' }] }];

describe('answers made ready', () => {
  it('arrive as they are, in every message that carries them', () => {
    const result = madeReady(outline());
    for (const id of [1, 123_456, 'a”b', '']) {
      const message = { jsonrpc: '2.0', id, result };
      expect(sent(message).message).toEqual(message);
    }
  });

  it('are ASCII', () => {
    const { text } = sent({ jsonrpc: '2.0', id: 1, result: madeReady(outline()) });
    expect(text).toMatch(/^[\0-\x7f]*$/);
  });

  it('are what they were when they were made ready', () => {
    const result = madeReady(outline());
    result[0]!.name = '第二章';
    expect(madeReady(result)).toBe(result);
    expect(sent({ jsonrpc: '2.0', id: 1, result }).message).toMatchObject({ result: outline() });
  });

  it('may be parameters of a request', () => {
    const message = { jsonrpc: '2.0', id: 7, method: 'workspace/applyEdit', params: madeReady({ label: '重新编号' }) };
    expect(sent(message).message).toEqual(message);
  });

  it('go out behind a head of any length', () => {
    const message = { jsonrpc: '2.0', id: '号'.repeat(300), result: madeReady(outline()) };
    expect(sent(message).message).toEqual(message);
  });
});

it.each([
  { jsonrpc: '2.0', id: 1, result: null },
  { jsonrpc: '2.0', id: 1, result: '条例' },
  { jsonrpc: '2.0', id: 1, error: { code: -32800, message: '已取消' } },
  { jsonrpc: '2.0', method: 'exit' },
  { jsonrpc: '2.0', method: '$/progress', params: { token: 1, value: { kind: 'begin', title: '索引' } } },
])('other messages are JSON in UTF-8', (message) => {
  expect(sent(message).text).toBe(JSON.stringify(message));
});
