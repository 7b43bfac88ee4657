/**
 * Fits server/src/corpus/wording/weights.ts and corpus/wording/trees.ts: what tells planted slips from the differences of authentic
 * work reports. The years that docs/wording.md is measured on are no part of it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CloserEvidence, FeatureName, Features, Tree } from '../../server/src/corpus/wording/closer.ts';
import {
  type ChangeKind,
  changeKind,
  changeKinds,
  type Evidence,
  type EvidenceName,
  type Screen,
  screens,
} from '../../server/src/corpus/wording/evidence.ts';
import { comparedClauses, type Judged, promise } from '../../server/src/corpus/wording/judge.ts';
import type { Variant } from '../../server/src/corpus/wording/variants.ts';
import type { ScreenWeights, Weights } from '../../server/src/corpus/wording/weights.ts';
import { boosted, type Growth } from './boosting.ts';
import { materialsOf, type Split, segmenter } from './held-out.ts';
import { type Observation, regression } from './regression.ts';

const fittedYears = [
  [2010, 2016, 2022],
  [2014, 2018, 2025],
  [2008, 2013, 2017],
  [2009, 2011, 2015],
];
const slipsPerSplit = 360;
/** Least promise for a closer look: of the differences of authentic texts one in ten has as much, nearly every slip has. */
const worthCloserLook = -2.5;
/** Of the slips that get a closer look the screens before may lose one in so many. */
const lostOneIn = 1000;
/** Differences of authentic texts: to screen the few that only change an order saves nothing. */
const worthScreening = 1000;

/** A difference. Those that mend one slip count as one together. */
export interface Example extends Observation {
  readonly variant: Variant;
  readonly kind: ChangeKind;
  readonly evidence: Evidence;
  readonly closer: CloserEvidence;
}

/** Evidence that may speak in one direction only: more of it never makes a slip less likely, or never more. */
const directions: Growth<FeatureName>['directions'] = {
  works: 1,
  several: 1,
  many: 1,
  around: 1,
  repeated: 1,
  corpusMiddle: 1,
  advantage: 1,
  slotShare: 1,
  unheard: 1,
  unheardNarrow: 1,
  manyUnheard: 1,
  severalUnheard: 1,
  breaks: 1,
  breaksUnheard: 1,
  segmentWorks: 1,
  unheardWords: 1,
  fromLeft: 1,
  fromRight: 1,
  beyondLeft: 1,
  beyondRight: 1,
  rarestWords: -1,
  comesAndGoes: -1,
  draftNarrow: -1,
  draftMiddle: -1,
  draftWide: -1,
  draftLeft: -1,
  draftRight: -1,
};
const growth: Growth<FeatureName> = {
  trees: 120,
  depth: 4,
  rate: 0.2,
  shrinkage: 1,
  leastInLeaf: 30,
  directions,
};

/** Writes both files into the folder. */
export function writeFitted(folder: string): void {
  const { weights, trees } = fittedTo(fittedYears.flatMap(examplesOf));
  const weightLines = changeKinds.map((kind) => `  ${kind}: ${JSON.stringify(weights[kind])},\n`);
  writeFileSync(join(folder, 'weights.ts'), `${weightsHeading}${weightLines.join('')}};\n`);
  const treeLines = trees.map((tree) => `  ${JSON.stringify(tree).replaceAll('"', "'").replaceAll(',', ', ')},\n`);
  writeFileSync(join(folder, 'trees.ts'), `${treesHeading}${treeLines.join('')}];\n`);
}

/** Examples of the reports of these years, with and without the laws in the corpus. */
function examplesOf(years: readonly number[]): Example[] {
  return [false, true].flatMap((withLaws) =>
    examplesOfSplit({ years, withLaws, slips: slipsPerSplit, seed: years[0]! }),
  );
}

function fittedTo(examples: readonly Example[]): {
  readonly weights: Readonly<Record<ChangeKind, ScreenWeights>>;
  readonly trees: readonly Tree[];
} {
  const weightsOf = (kind: ChangeKind): [ChangeKind, ScreenWeights] => [kind, fittedScreens(examples, kind)];
  const weights = Object.fromEntries(changeKinds.map(weightsOf)) as Record<ChangeKind, ScreenWeights>;
  const promising = examples.filter(({ kind, evidence }) => promise(weights[kind].all, evidence) >= worthCloserLook);
  const rows = promising.map(({ kind, evidence, closer, isSlip, weight }) => {
    const kinds = { exchanged: 0, dropped: 0, added: 0, reordered: 0, [kind]: 1 };
    return { features: { ...evidence, ...closer, ...kinds } satisfies Features, isPositive: isSlip, weight };
  });
  return { weights, trees: boosted(rows, growth) };
}

const weightsHeading = `/** Weights of the evidence for a slip. Written by \`npm run wording:fit\`; do not edit. */
import type { ChangeKind, EvidenceName, Screen } from './evidence.ts';

export interface Weights {
  /** A difference that promises less does not pass. */
  readonly least: number;
  readonly bias: number;
  readonly of: Readonly<Partial<Record<EvidenceName, number>>>;
}

/** Without weights every difference passes. */
export type ScreenWeights = Readonly<Partial<Record<Screen, Weights>>> & { readonly all: Weights };

export const weights: Readonly<Record<ChangeKind, ScreenWeights>> = {
`;

const treesHeading = `/** Boosted trees over all the evidence for a slip. Written by \`npm run wording:fit\`; do not edit. */
import type { Tree } from './closer.ts';

// biome-ignore format: one tree a line
export const trees: readonly Tree[] = [
`;

function examplesOfSplit(split: Split): Example[] {
  const { corpus, sentences, planted } = materialsOf(split);
  const judged = (sentence: string): Judged[] => {
    const known = new Set<Judged['evidence']>();
    return [...comparedClauses(corpus, segmenter, sentence, passesAll)]
      .flatMap(({ differences }) => differences)
      .filter(({ evidence }) => evidence && !known.has(evidence) && known.add(evidence));
  };
  const example = ({ variant, evidence, closer }: Judged, isSlip: boolean, weight: number): Example => {
    return { variant, kind: changeKind(variant), evidence: evidence!, closer: closer!, isSlip, weight };
  };
  const authentic = sentences.flatMap(judged).map((difference) => example(difference, false, 1));
  const slips = planted.flatMap(({ slip: { sentence, right } }) => {
    const mending = judged(sentence).filter(({ variant: { draftStart, draftEnd, theirs } }) =>
      (sentence.slice(0, draftStart) + theirs + sentence.slice(draftEnd)).includes(right),
    );
    return mending.map((difference) => example(difference, true, 1 / mending.length));
  });
  return [...authentic, ...slips];
}

/** What each screen asks about. */
const known: Partial<Record<Screen, readonly EvidenceName[]>> = {};

function passesAll(_kind: ChangeKind, screen: Screen, evidence: Partial<Evidence>): boolean {
  known[screen] ??= Object.keys(evidence) as EvidenceName[];
  return true;
}

/** The weights of all screens: those before the last tell the slips that pass the last from authentic differences. */
function fittedScreens(all: readonly Example[], kind: ChangeKind): ScreenWeights {
  const examples = all.filter((example) => example.kind === kind);
  const last = { least: worthCloserLook, ...fitted(examples, known.all!) };
  const passing = examples.filter(({ isSlip, evidence }) => !isSlip || promise(last, evidence) >= worthCloserLook);
  if (examples.filter(({ isSlip }) => !isSlip).length < worthScreening) return { all: last };
  const weightsOf = (screen: Screen): [Screen, Weights] => {
    const weights = { least: 0, ...fitted(passing, known[screen]!) };
    const promises = passing.filter(({ isSlip }) => isSlip).map(({ evidence }) => promise(weights, evidence));
    const least = promises.sort((a, b) => a - b)[Math.floor(promises.length / lostOneIn)]!;
    return [screen, { ...weights, least: Math.floor(least * 100) / 100 }];
  };
  const before = screens.filter((screen) => screen !== 'all');
  return { ...Object.fromEntries(before.map(weightsOf)), all: last };
}

/** Bias and weights for evidence as it comes, from a fit on standardised evidence. */
function fitted(examples: readonly Example[], names: readonly EvidenceName[]) {
  const scales = names.map((name) => scaleOf(examples.map(({ evidence }) => evidence[name])));
  const rows = examples.map(({ evidence }) => [
    1,
    ...names.map((name, at) => (evidence[name] - scales[at]!.mean) / scales[at]!.deviation),
  ]);
  const [intercept, ...slopes] = regression(rows, examples);
  const raw = slopes.map((slope, at) => slope / scales[at]!.deviation);
  const bias = raw.reduce((sum, weight, at) => sum - weight * scales[at]!.mean, intercept!);
  const of: Partial<Record<EvidenceName, number>> = {};
  names.forEach((name, at) => {
    if (Math.abs(slopes[at]!) >= 0.01) of[name] = rounded(raw[at]!);
  });
  return { bias: rounded(bias), of };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function scaleOf(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) || 1 };
}
