import { describe, expect, test } from 'vitest';
import { decode } from '../../../server/src/ingest/decode.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('text', () => {
  test('UTF-8, with and without a byte order mark', () => {
    expect(decode(new TextEncoder().encode('一、总则'))).toEqual({ ok: true, text: '一、总则', encoding: 'utf-8' });
    expect(decode(bytes(0xef, 0xbb, 0xbf, ...new TextEncoder().encode('一')))).toMatchObject({ text: '一' });
  });

  test('GB18030, which GBK and GB2312 are parts of', () => {
    // 通知 in GB2312.
    expect(decode(bytes(0xcd, 0xa8, 0xd6, 0xaa))).toEqual({ ok: true, text: '通知', encoding: 'gb18030' });
  });

  test('UTF-16 of both orders, with a mark or told by its zero bytes', () => {
    expect(decode(bytes(0xff, 0xfe, 0x00, 0x4e))).toMatchObject({ text: '一', encoding: 'utf-16le' });
    expect(decode(bytes(0xfe, 0xff, 0x4e, 0x00))).toMatchObject({ text: '一', encoding: 'utf-16be' });
    expect(decode(Buffer.from('1. abc 2. def', 'utf16le'))).toMatchObject({ encoding: 'utf-16le' });
  });

  test('a character that the end of the file cuts in two is dropped', () => {
    const whole = new TextEncoder().encode('通知');
    expect(decode(whole.slice(0, 5))).toEqual({ ok: true, text: '通', encoding: 'utf-8' });
  });
});

describe('no text', () => {
  test('empty files and files of white space', () => {
    expect(decode(bytes())).toMatchObject({ ok: false, problem: 'empty' });
    expect(decode(new TextEncoder().encode(' \n\n'))).toMatchObject({ ok: false, problem: 'empty' });
  });

  test('binary files are named', () => {
    expect(decode(bytes(0x50, 0x4b, 0x03, 0x04, 0x14, 0x00))).toMatchObject({ problem: 'binary' });
    expect(decode(new TextEncoder().encode('%PDF-1.7\n'))).toMatchObject({ problem: 'binary', detail: 'pdf' });
    expect(decode(bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).toMatchObject({ problem: 'binary' });
    expect(decode(bytes(0x01, 0x00, 0x00, 0x02, 0x00, 0x00, 0x07))).toMatchObject({ problem: 'binary' });
  });

  test('bytes of no known encoding', () => {
    expect(decode(bytes(0x61, 0xff, 0xff, 0xff, 0x61))).toMatchObject({ ok: false, problem: 'encoding' });
  });
});
