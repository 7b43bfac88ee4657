/** Conflicts of the seeds that were found by hand: each is found at one of its quotes, and what is none is left alone. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../server/src/checks/check.ts';
import { lineOf, lineStartsOf } from '../../server/src/corpus/lines.ts';
import { hasSharedCorpus, sharedCorpus } from '../measure/shared-corpus.ts';
import { findingsOf, sharedTexts, uriOf } from './held-out.ts';

interface Quote {
  readonly file: string;
  /** 1-based, inclusive. */
  readonly line: number;
  readonly lineEnd: number;
}

interface Conflict {
  readonly id: string;
  readonly severity: string;
  readonly explanation: string;
  readonly quotes: readonly Quote[];
}

const path = fileURLToPath(new URL('../../../shared/gold/conflicts.json', import.meta.url));
const hasGold = hasSharedCorpus && existsSync(path);
const conflicts: readonly Conflict[] = hasGold ? JSON.parse(readFileSync(path, 'utf8')).figures : [];
const of = (...severities: readonly string[]) => conflicts.filter(({ severity }) => severities.includes(severity));

const found = new Map<
  string,
  readonly { readonly finding: Finding; readonly first: number; readonly last: number }[]
>();

/** Findings of the figure checks that touch a quote. */
function at({ file, line, lineEnd }: Quote): readonly Finding[] {
  let all = found.get(file);
  if (all === undefined) {
    const seed = join(sharedCorpus, 'seeds', file);
    const source = readFileSync(seed, 'utf8');
    const starts = lineStartsOf(source);
    all = findingsOf(uriOf(seed), source, sharedTexts({ withLaws: false })).map((finding) => ({
      finding,
      first: lineOf(starts, finding.range.start) + 1,
      last: lineOf(starts, finding.range.end) + 1,
    }));
    found.set(file, all);
  }
  return all.filter(({ first, last }) => first <= lineEnd && last >= line).map(({ finding }) => finding);
}

describe.skipIf(!hasGold)('conflicts of the seeds (needs ../shared/gold)', () => {
  it('holds some', () => {
    expect(of('error', 'conflict').length).toBeGreaterThan(0);
  });

  it.each(of('error', 'conflict').map((conflict) => [`${conflict.id} ${conflict.explanation}`, conflict] as const))(
    'finds %s',
    (_, { quotes }) => {
      expect(quotes.flatMap(at)).not.toEqual([]);
    },
  );

  it.each(of('ok', 'trap').map((conflict) => [`${conflict.id} ${conflict.explanation}`, conflict] as const))(
    'leaves %s alone',
    (_, { quotes }) => {
      expect(quotes.flatMap(at).filter(({ severity }) => severity === 'warning' || severity === 'error')).toEqual([]);
    },
  );
});
