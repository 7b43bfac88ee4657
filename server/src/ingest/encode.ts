/** Text back to the bytes that `decode` reads it from, so that a corrected file keeps its encoding. */
import type { Encoding } from './decode.ts';

const marks: Readonly<Partial<Record<Encoding, readonly number[]>>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
};

/** Length of the byte order mark that the bytes begin with; 0 when they have none. */
export function markLength(bytes: Uint8Array, encoding: Encoding): number {
  const mark = marks[encoding];
  return mark?.every((byte, at) => bytes[at] === byte) ? mark.length : 0;
}

/** The text without a byte order mark; null where the encoding lacks a character, such as half of a surrogate pair. */
export function encode(text: string, encoding: Encoding): Uint8Array | null {
  if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)) return null;
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'gb18030') return encodeChinese(text);
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), encoding === 'utf-16le');
  return bytes;
}

function encodeChinese(text: string): Uint8Array | null {
  const codes = chineseCodes();
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0)!;
    if (point < 0x80) bytes.push(point);
    else if (point > 0xffff) pushFour(bytes, firstSupplementary + point - 0x10000);
    else {
      const code = codes[point]!;
      if (code === 0) return null;
      if (code < fourBytes) bytes.push(code >> 8, code & 0xff);
      else pushFour(bytes, code - fourBytes);
    }
  }
  return Uint8Array.from(bytes);
}

/** Codes of two bytes stand as they are, those of four by their number in order, with this added. */
const fourBytes = 0x10000;
/** Number of the code 90 30 81 30, from which the characters beyond U+FFFF follow one another. */
const firstSupplementary = 189_000;
/** Codes of four bytes for characters up to U+FFFF end before 84 31 A5 30. */
const basicFourBytes = 39_420;

const lineFeed = 0x0a;

let known: Uint32Array | null = null;

/** Code of each character up to U+FFFF, 0 where there is none: what the decoder says of every code, read backwards. */
function chineseCodes(): Uint32Array {
  if (known !== null) return known;
  // One code on a line, so that the decoder runs but once.
  const bytes: number[] = [];
  const numbers: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      bytes.push(lead, trail, lineFeed);
      numbers.push((lead << 8) | trail);
    }
  }
  for (let number = 0; number < basicFourBytes; number++) {
    pushFour(bytes, number);
    bytes.push(lineFeed);
    numbers.push(fourBytes + number);
  }
  const codes = new Uint32Array(0x10000);
  const lines = new TextDecoder('gb18030').decode(Uint8Array.from(bytes)).split('\n');
  for (const [index, number] of numbers.entries()) {
    const text = lines[index]!;
    if (text.length === 1 && text !== '\ufffd' && codes[text.charCodeAt(0)] === 0) codes[text.charCodeAt(0)] = number;
  }
  known = codes;
  return codes;
}

function pushFour(bytes: number[], number: number): void {
  bytes.push(
    0x81 + Math.floor(number / 12_600),
    0x30 + (Math.floor(number / 1260) % 10),
    0x81 + (Math.floor(number / 10) % 126),
    0x30 + (number % 10),
  );
}
