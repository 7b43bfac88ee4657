/** The reader against the hand-made truth beside the repository; the thresholds only ever rise. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decode } from '../../../server/src/ingest/decode.ts';
import { formatOf } from '../../../server/src/ingest/read-paragraphs.ts';
import { inspect } from '../../../server/src/policy/inspect.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';
import { firstGap } from '../article-gaps.ts';

const shared = new URL('../../../../shared', import.meta.url).pathname;
const scorer = join(shared, 'score/score.mjs');
const gold = join(shared, 'gold');
const seeds = join(shared, 'corpus/seeds');
const laws = join(shared, 'corpus/laws');

/** Recall and precision. */
const thresholds: Readonly<Record<string, readonly [number, number]>> = {
  documents: [1, 1],
  'document numbers': [1, 1],
  outline: [1, 1],
  definitions: [0.9, 0.96],
  'title citations': [1, 1],
  'number citations': [1, 1],
  'internal references': [0.91, 1],
  indicators: [0.91, 0.97],
  'indicators with period': [0.92, 1],
  responsibilities: [1, 1],
};

function read(path: string, name: string) {
  const decoded = decode(readFileSync(path));
  if (!decoded.ok) throw new Error(`${name}: ${decoded.problem}`);
  return { source: decoded.text, text: readPolicyText(decoded.text, { format: formatOf(name), name }) };
}

describe.skipIf(!existsSync(scorer) || !existsSync(seeds))('gold (needs ../shared beside the repository)', () => {
  test('recall and precision hold', () => {
    const documents = readdirSync(seeds).flatMap((name) => {
      const { source, text } = read(join(seeds, name), name);
      return inspect(text, name, source).documents;
    });
    const folder = mkdtempSync(join(tmpdir(), 'gold-'));
    try {
      const out = join(folder, 'out.json');
      writeFileSync(out, JSON.stringify({ documents }));
      const report = JSON.parse(execFileSync(process.execPath, [scorer, out, gold, '--json'], { encoding: 'utf8' }));
      for (const [kind, [recall, precision]] of Object.entries(thresholds)) {
        expect(report[kind].recall, `recall of ${kind}`).toBeGreaterThanOrEqual(recall);
        expect(report[kind].precision, `precision of ${kind}`).toBeGreaterThanOrEqual(precision);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe.skipIf(!existsSync(laws))('laws (needs ../shared beside the repository)', () => {
  test('nearly all give a title and articles without gaps', () => {
    // Every tenth file keeps the test short; `npm run bench -- reading` reads all and lists the gaps of the files themselves.
    const files = readdirSync(laws, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .sort();
    const sample = files.filter((_, at) => at % 10 === 0);
    const faulty = sample.flatMap((name) => {
      const { source, text } = read(join(laws, name), name);
      const document = text.documents[0];
      if (document === undefined || document.title === '') return [`${name}: no title`];
      const gap = firstGap(document, source);
      return gap === null || gap.own ? [] : [`${name}: ${gap.read} instead of ${gap.expected}`];
    });
    expect(faulty.length / sample.length, faulty.join('\n')).toBeLessThanOrEqual(0.01);
  });
});
