import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decode, type Encoding } from '../../../server/src/ingest/decode.ts';
import { encode } from '../../../server/src/ingest/encode.ts';
import { rewriteFile } from '../../../server/src/platform/rewrite-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'policy-drafting-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, '文稿.txt');
const before = '关于印发《青溪市城市绿地管理办法》的通知\r\n第一条　为了加强管理，制定本办法。\r\n';
const after = before.replace('绿地', '绿化');

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', []],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', []],
];

describe('a corrected draft', () => {
  it.each(marks)('stays what it is: %s with mark %j', (encoding, mark) => {
    const bytes = (text: string) => Buffer.concat([Buffer.from(mark), encode(text, encoding)!]);
    writeFileSync(path, bytes(before));
    expect(rewriteFile(path, before, after)).toBeNull();
    expect(readFileSync(path)).toEqual(bytes(after));
    expect(decode(readFileSync(path))).toMatchObject({ ok: true, text: after, encoding });
  });

  it.each(['utf-8', 'gb18030'] as const)('is not written over bytes that cannot be read: %s', (encoding) => {
    const whole = encode(before, encoding)!;
    const torn = Buffer.concat([whole, encode('市', encoding)!.subarray(0, 1)]);
    writeFileSync(path, torn);
    expect(rewriteFile(path, before, after)).toBe('undecodable');
    expect(readFileSync(path)).toEqual(torn);
  });

  it('is not written over what somebody else has changed', () => {
    writeFileSync(path, `${before}另行通知。`);
    expect(rewriteFile(path, before, after)).toBe('changed');
  });

  it('tells what the system says', () => {
    expect(rewriteFile(join(folder, '无.txt'), before, after)).toEqual({ system: 'ENOENT' });
  });
});
