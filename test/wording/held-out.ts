/**
 * `wording/differs` on texts that the corpus does not hold: some work reports are taken out of the corpus and checked as
 * drafts (every finding there is taken for a false alarm), and slips are planted into wording of the rest.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Corpus } from '../../server/src/corpus/corpus.ts';
import { type NamedText, segmentOf } from '../../server/src/corpus/corpus-of.ts';
import type { Segment } from '../../server/src/corpus/segment/segment.ts';
import { openCorpus } from '../../server/src/corpus/snapshot.ts';
import { type Certainty, slipsIn } from '../../server/src/corpus/wording/slips.ts';
import { formatOf } from '../../server/src/ingest/read-paragraphs.ts';
import { createSegmenter } from '../../server/src/platform/segmenter.ts';
import { clausesOf } from '../../server/src/policy/clauses.ts';
import { readPolicyText } from '../../server/src/policy/read-policy-text.ts';
import { spanText } from '../../server/src/policy/span.ts';
import { sharedCorpus, textFiles } from '../measure/shared-corpus.ts';
import { type PlantedSlip, plantSlips } from './planted-slips.ts';

/** The segmenter of the product, with its trimmed dictionary where the extension was built. */
export const segmenter = createSegmenter(fileURLToPath(new URL('../../dist', import.meta.url)));

export interface Ranked {
  readonly certainty: Certainty;
  readonly score: number;
}

/** A finding on authentic text. */
export interface FalseAlarm extends Ranked {
  readonly draft: string;
  readonly established: string;
}

/** What became of a planted slip: the finding that names the right wording, or null. */
export interface Outcome {
  readonly slip: PlantedSlip;
  readonly source: 'formula' | 'long';
  readonly found: Ranked | null;
}

export interface Measurement {
  readonly heldOut: readonly string[];
  readonly characters: number;
  readonly falseAlarms: readonly FalseAlarm[];
  readonly outcomes: readonly Outcome[];
}

export interface Split {
  /** Years of the reports that are taken out. */
  readonly years: readonly number[];
  readonly withLaws: boolean;
  readonly slips: number;
  readonly seed: number;
}

export function measure(split: Split): Measurement {
  const { corpus, heldOut, sentences, planted } = materialsOf(split);
  const falseAlarms = sentences.flatMap((sentence) =>
    slipsIn(corpus, segmenter, sentence).map(({ start, end, leftLength, rightLength, ...slip }) => ({
      certainty: slip.certainty,
      score: slip.score,
      draft: sentence.slice(start - leftLength, end + rightLength),
      established: slip.established,
    })),
  );
  const outcomes = planted.map(({ slip, source }) => ({ slip, source, found: rightFinding(corpus, slip) }));
  return { heldOut, characters: sentences.reduce((sum, { length }) => sum + length, 0), falseAlarms, outcomes };
}

export interface Materials {
  readonly corpus: Corpus;
  /** Paths of the reports that are taken out, and their sentences. */
  readonly heldOut: readonly string[];
  readonly sentences: readonly string[];
  readonly planted: readonly { readonly slip: PlantedSlip; readonly source: 'formula' | 'long' }[];
}

/** Of the laws, which are the same in every split. */
let laws: Segment | null = null;

export function materialsOf(split: Split): Materials {
  const reports = textFiles(join(sharedCorpus, 'reports'));
  const heldOut = reports.filter((path) => split.years.some((year) => path.includes(String(year))));
  const rest = [...reports.filter((path) => !heldOut.includes(path)), ...textFiles(join(sharedCorpus, 'seeds'))];
  const segments = [segmentOf(rest.map(namedText))];
  if (split.withLaws) {
    laws ??= segmentOf(textFiles(join(sharedCorpus, 'laws')).map(namedText));
    segments.push(laws);
  }
  const corpus = openCorpus(segments.map((segment) => ({ segment, deadFiles: new Set() })));
  const sentences = heldOut.flatMap(sentencesOf);
  const hosts = sentences.filter(({ length }) => length > 20 && length < 120);
  const planted = (['formula', 'long'] as const).flatMap((source) =>
    plantSlips(corpus, segmenter, hosts, { count: split.slips, seed: split.seed, source }).map((slip) => ({
      slip,
      source,
    })),
  );
  return { corpus, heldOut, sentences, planted };
}

function namedText(path: string): NamedText {
  return { name: path, text: readFileSync(path, 'utf8') };
}

/** The finding whose fix, alone or with the others of the sentence, gives the wording of the corpus again. */
function rightFinding(corpus: Corpus, { sentence, right }: PlantedSlip): Ranked | null {
  const slips = slipsIn(corpus, segmenter, sentence);
  const alone = slips.find(({ start, end, replacement }) =>
    (sentence.slice(0, start) + replacement + sentence.slice(end)).includes(right),
  );
  if (alone) return alone;
  const all = slips.reduceRight(
    (text, { start, end, replacement }) => text.slice(0, start) + replacement + text.slice(end),
    sentence,
  );
  return slips.length > 1 && all.includes(right) ? slips[0]! : null;
}

function sentencesOf(path: string): string[] {
  const text = readPolicyText(readFileSync(path, 'utf8'), { format: formatOf(path), name: path });
  return clausesOf(text)
    .filter(({ kind }) => kind === 'sentence' || kind === 'heading')
    .map((clause) => spanText(text, clause));
}
