/**
 * The baseline: findings that a draft had when the checks were introduced, kept in a file and not reported again.
 *
 * ```json
 * { "version": 1, "files": { "草案/办法.policy": [{ "fingerprint": "…", "code": "style/should", "text": "应该" }] } }
 * ```
 *
 * Files by their path from the folder of the baseline, with `/`. `code` and `text` are for people who read the file.
 */
import type { Draft } from '../../checks/check.ts';
import type { IdentifiedFinding } from './fingerprint.ts';

/** Fingerprints by file. */
export type Baseline = ReadonlyMap<string, ReadonlySet<string>>;

/** Name of a draft in a baseline: its path from the folder of the baseline. Both are URIs. */
export function nameInBaseline(baseline: string, draft: string): string {
  const from = baseline.split('/').slice(0, -1);
  const to = draft.split('/');
  const departs = from.findIndex((part, index) => part !== to[index]);
  const common = departs < 0 ? from.length : departs;
  return [...from.slice(common).map(() => '..'), ...to.slice(common).map(decodeURIComponent)].join('/');
}

/** Reads a baseline file; null when it is none. */
export function readBaseline(content: string): Baseline | null {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return null;
  }
  if (!isRecord(value) || value.version !== 1 || !isRecord(value.files)) return null;
  const files = Object.entries(value.files).map(([file, entries]) => {
    const prints = (Array.isArray(entries) ? entries : []).flatMap((entry) =>
      isRecord(entry) && typeof entry.fingerprint === 'string' ? [entry.fingerprint] : [],
    );
    return [file, new Set(prints)] as const;
  });
  return new Map(files);
}

/** Content of a baseline file with the findings of each file, files in order of their names. */
export function writeBaseline(
  checked: readonly {
    readonly file: string;
    readonly draft: Draft;
    readonly findings: readonly IdentifiedFinding[];
  }[],
): string {
  const files = [...checked]
    .filter(({ findings }) => findings.length > 0)
    .sort((a, b) => (a.file < b.file ? -1 : 1))
    .map(({ file, draft, findings }) => {
      const entries = findings.map(({ fingerprint, code, range }) => ({
        fingerprint,
        code,
        text: draft.source.slice(range.start, Math.min(range.end, range.start + longestText)),
      }));
      return [file, entries];
    });
  return `${JSON.stringify({ version: 1, files: Object.fromEntries(files) }, null, 2)}\n`;
}

const longestText = 40;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
