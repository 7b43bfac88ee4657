/** Small files that users write beside their policy files. */
import { readFileSync, statSync } from 'node:fs';
import type { UserText } from '../corpus/user-files/user-text.ts';
import { decode } from '../ingest/decode.ts';

/** Nothing written by hand is so large; reading it would only take memory. */
const LARGEST = 4 * 1024 * 1024;

/** The file, or null where there is none. */
export function readUserFile(path: string): UserText | null {
  try {
    const { size } = statSync(path);
    if (size > LARGEST) return { text: null, problem: 'too-large', detail: '' };
    const decoded = decode(readFileSync(path));
    if (decoded.ok) return { text: decoded.text, problem: null, detail: '' };
    const { problem, detail } = decoded;
    return problem === 'empty' ? { text: '', problem: null, detail: '' } : { text: null, problem, detail };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    return { text: null, problem: 'unreadable', detail: code };
  }
}
