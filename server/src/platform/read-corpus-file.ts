/** One corpus file from disk to facts. What cannot be read becomes a row with its reason, never an error. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FileProblem } from '../corpus/corpus.ts';
import type { ReadFile } from '../corpus/segment/builder.ts';
import { decode } from '../ingest/decode.ts';
import { formatOf } from '../ingest/read-paragraphs.ts';
import { clausesOf } from '../policy/clauses.ts';
import { readPolicyText } from '../policy/read-policy-text.ts';
import { isUnsupported, type ListedFile } from './corpus-files.ts';

/** Larger files are no policy texts, and would take the memory of the machine. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** Bytes of a file and their hash, or why there are none. */
export type FileBytes =
  | { readonly bytes: Uint8Array; readonly contentHash: string }
  | { readonly problem: FileProblem; readonly detail: string; readonly contentHash: string };

export function readBytes(file: ListedFile): FileBytes {
  if (isUnsupported(file.name)) return { problem: 'unsupported', detail: '', contentHash: '' };
  if (file.bytes > LARGEST_FILE) return { problem: 'too-large', detail: megabytes(file.bytes), contentHash: '' };
  try {
    const bytes = readFileSync(file.path);
    return { bytes, contentHash: createHash('sha256').update(bytes).digest('base64url').slice(0, 22) };
  } catch (error) {
    return { problem: 'unreadable', detail: (error as NodeJS.ErrnoException).code ?? '', contentHash: '' };
  }
}

/** What the bytes say. */
export function readFile(file: ListedFile, read: FileBytes): ReadFile {
  const row = { uri: file.uri, name: file.name, bytes: file.bytes, contentHash: read.contentHash };
  if ('problem' in read) return { ...row, problem: read.problem, detail: read.detail, content: null };
  const decoded = decode(read.bytes);
  if (!decoded.ok) return { ...row, problem: decoded.problem, detail: decoded.detail, content: null };
  const source = decoded.text;
  try {
    const text = readPolicyText(source, { format: formatOf(file.name), name: file.name });
    return { ...row, problem: null, detail: '', content: { source, text, clauses: clausesOf(text) } };
  } catch (error) {
    // Reading never throws on purpose; a fault in it must cost one file, not the corpus.
    const detail = error instanceof Error ? error.message : String(error);
    return { ...row, problem: 'unreadable', detail, content: null };
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
