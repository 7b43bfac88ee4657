/** A corrected text written over the file it was read from, in the file's own encoding. */
import { readFileSync, writeFileSync } from 'node:fs';
import { decode } from '../ingest/decode.ts';
import { encode, markLength } from '../ingest/encode.ts';

/** Why a file was left as it is. */
export type RewriteProblem =
  /** Somebody has changed it since. */
  | 'changed'
  /** It holds bytes that would not come back as they were. */
  | 'undecodable'
  /** The system's code. */
  | { readonly system: string };

/** Keeps encoding, byte order mark and everything that the two texts have in common. Null: written. */
export function rewriteFile(path: string, before: string, after: string): RewriteProblem | null {
  try {
    const bytes = readFileSync(path);
    const decoded = decode(bytes);
    if (!decoded.ok || decoded.text !== before) return 'changed';
    const mark = markLength(bytes, decoded.encoding);
    const same = encode(before, decoded.encoding);
    if (same === null || !bytes.subarray(mark).equals(same)) return 'undecodable';
    const written = encode(after, decoded.encoding);
    if (written === null) return 'undecodable';
    writeFileSync(path, Buffer.concat([bytes.subarray(0, mark), written]));
    return null;
  } catch (error) {
    return { system: (error as NodeJS.ErrnoException).code ?? '' };
  }
}
