/** Bytes of a file to text. Policy files come as UTF-8, GB18030 (GBK, GB2312) or UTF-16, with and without a byte order mark. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding }
  | {
      readonly ok: false;
      readonly problem: 'empty' | 'binary' | 'encoding';
      /** For people who can use it: the kind of binary file, the place of the first bad byte. */
      readonly detail: string;
    };

const signatures: readonly (readonly [string, readonly number[]])[] = [
  ['zip (docx, xlsx, ofd)', [0x50, 0x4b, 0x03, 0x04]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['ole (doc, xls, wps)', [0xd0, 0xcf, 0x11, 0xe0]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['gzip', [0x1f, 0x8b]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
];

/**
 * Decodes a file. The byte order mark is no part of the text. A multi-byte character that the end of the file cuts in
 * two is dropped; any other malformed byte is an error, never a replacement character.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { ok: false, problem: 'empty', detail: '' };
  const [kind] = signatures.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte)) ?? [];
  if (kind !== undefined) return { ok: false, problem: 'binary', detail: kind };
  const marked = markedEncoding(bytes);
  if (marked !== null) return decodeAs(bytes, marked) ?? { ok: false, problem: 'encoding', detail: marked };
  const nulls = nullShare(bytes);
  if (nulls.even + nulls.odd > 0) {
    // ASCII characters in UTF-16 have a zero byte on one side only.
    const wide = nulls.odd > 4 * nulls.even ? 'utf-16le' : nulls.even > 4 * nulls.odd ? 'utf-16be' : null;
    const decoded = wide !== null && bytes.length % 2 === 0 ? decodeAs(bytes, wide) : null;
    return decoded ?? { ok: false, problem: 'binary', detail: 'NUL' };
  }
  const unicode = decodeAs(bytes, 'utf-8');
  // Short texts in GB2312 may be well-formed UTF-8 by chance: letters of other scripts and no ideograph.
  if (unicode?.ok && (!/[^\0-\x7f]/.test(unicode.text) || hasIdeograph(unicode.text))) return unicode;
  const chinese = decodeAs(bytes, 'gb18030');
  if (unicode !== null) return chinese?.ok && hasIdeograph(chinese.text) ? chinese : unicode;
  return chinese ?? { ok: false, problem: 'encoding', detail: 'UTF-8, GB18030' };
}

function hasIdeograph(text: string): boolean {
  return /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(text);
}

function markedEncoding(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): Decoded | null {
  try {
    // `stream` leaves an incomplete character at the end undecoded instead of failing on it.
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    if (text.trim() === '') return { ok: false, problem: 'empty', detail: '' };
    return { ok: true, text, encoding };
  } catch {
    return null;
  }
}

const SAMPLE = 65_536;

/** How many zero bytes stand at even and odd places at the beginning of the file. */
function nullShare(bytes: Uint8Array): { readonly even: number; readonly odd: number } {
  const count = [0, 0];
  const end = Math.min(bytes.length, SAMPLE);
  for (let at = 0; at < end; at++) if (bytes[at] === 0) count[at & 1]!++;
  return { even: count[0]!, odd: count[1]! };
}
