import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, type Encoding } from '../../../server/src/ingest/decode.ts';
import { encode, markLength } from '../../../server/src/ingest/encode.ts';

const encodings: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'];

describe.each(encodings)('%s', (encoding) => {
  it('gives back every character that the decoder reads', () => {
    const decoder = new TextDecoder(encoding);
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(fc.constantFrom(...'关于印发〔2024〕５号——“㐀”€\r\n'), fc.string({ unit: 'binary' })),
        }),
        (text) => {
          const bytes = encode(text, encoding);
          if (bytes !== null) expect(decoder.decode(bytes).replace(/^\ufeff/, '')).toBe(text.replace(/^\ufeff/, ''));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('has all characters of policy files, rare ideographs among them', () => {
    const text = '青溪市㑇䶮𠮷〔2024〕５号……——“办法”·①';
    expect(new TextDecoder(encoding).decode(encode(text, encoding)!)).toBe(text);
  });

  it('knows no half of a surrogate pair', () => {
    expect(encode('甲\ud842', encoding)).toBeNull();
  });
});

it('the mark is found where it stands', () => {
  expect(markLength(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41), 'utf-8')).toBe(3);
  expect(markLength(Uint8Array.of(0x41), 'utf-8')).toBe(0);
  expect(markLength(Uint8Array.of(0xff, 0xfe, 0x41, 0), 'utf-16le')).toBe(2);
});

it('a text of GB18030 bytes becomes the same bytes again', () => {
  const bytes = encode('关于印发《青溪市养老服务办法》的通知\r\n', 'gb18030')!;
  const decoded = decode(bytes);
  expect(decoded).toMatchObject({ ok: true, encoding: 'gb18030' });
  expect(decoded.ok && encode(decoded.text, decoded.encoding)).toEqual(bytes);
});
