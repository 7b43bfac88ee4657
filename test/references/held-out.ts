/** The checks of references on laws that the corpus does not hold: planted faults found, and alarms on untouched texts. */
import type { Draft, DraftCheck, Finding } from '../../server/src/checks/check.ts';
import { checks } from '../../server/src/checks/registry.ts';
import type { Corpus } from '../../server/src/corpus/corpus.ts';
import { corpusOf } from '../../server/src/corpus/corpus-of.ts';
import { intlSegmenter } from '../../server/src/corpus/intl-segmenter.ts';
import { findingsOf } from '../../server/src/features/diagnose.ts';
import { readPolicyText } from '../../server/src/policy/read-policy-text.ts';
import { allPlaces } from '../../server/src/policy/references/place-lists.ts';
import { seededRandom } from '../bench/measure.ts';
import { isKeptBack, type Law, readLaws } from './laws.ts';
import { codesOf, kinds, type PlantedFault, plantFaults } from './planted-faults.ts';

/** Families that are measured here. */
const families = /^(?:reference|citation|definition|structure)\//;
const segmenter = intlSegmenter();
const measured = checks.filter((check): check is DraftCheck => families.test(check.code));

export interface Outcome {
  readonly fault: PlantedFault;
  readonly found: Finding | null;
}

/** A finding on untouched text. */
export interface Alarm {
  readonly code: string;
  readonly severity: Finding['severity'];
  readonly law: string;
  readonly excerpt: string;
  readonly message: string;
}

export interface Measurement {
  readonly drafts: number;
  readonly corpus: number;
  readonly characters: number;
  /** Titles, numbers and places that the drafts cite. */
  readonly references: number;
  readonly outcomes: readonly Outcome[];
  readonly alarms: readonly Alarm[];
}

export interface Sample {
  /** Laws that are taken as drafts, drawn from those kept back; absent: all. */
  readonly drafts?: number;
  /** Faults of each kind. */
  readonly faults: number;
  readonly seed: number;
  /** Only the laws that the drafts need beside them, for a quick run. */
  readonly small?: boolean;
}

export function measure({ drafts: size, faults, seed, small = false }: Sample): Measurement {
  const laws = readLaws();
  const keptBack = laws.filter(isKeptBack);
  const random = seededRandom(seed);
  const drafts =
    size === undefined ? keptBack : Array.from({ length: size }, () => keptBack.splice(random(keptBack.length), 1)[0]!);
  const rest = laws.filter((law) => !isKeptBack(law));
  const shelf = small ? neededBy(drafts, rest) : rest;
  const corpus = corpusOf(shelf);
  const planted = kinds.flatMap((kind) => plantFaults(kind, drafts, shelf, { count: faults, seed }));
  const outcomes = planted.map((fault) => ({ fault, found: findingFor(corpus, fault) }));
  let characters = 0;
  let references = 0;
  const alarms: Alarm[] = [];
  for (const law of drafts) {
    const draft = draftOf(law.name, law.text);
    characters += law.text.length;
    references += referencesIn(draft);
    for (const { code, severity, range, message } of findingsIn(corpus, draft)) {
      if (severity === 'hint') continue;
      const excerpt =
        law.text.slice(range.start - 40, range.start) +
        `⟦${law.text.slice(range.start, range.end)}⟧` +
        law.text.slice(range.end, range.end + 25);
      alarms.push({ code, severity, law: law.name, excerpt: excerpt.replace(/\s+/g, ' '), message: message.zh });
    }
  }
  return { drafts: drafts.length, corpus: shelf.length, characters, references, outcomes, alarms };
}

function draftOf(name: string, source: string): Draft {
  return {
    uri: `file:///draft/${encodeURI(name)}`,
    source,
    text: readPolicyText(source, { format: 'markdown', name }),
  };
}

function findingsIn(corpus: Corpus, draft: Draft): readonly Finding[] {
  return findingsOf(draft, { corpus, segmenter }, measured, (_, error) => {
    throw error;
  });
}

/** The finding at the right range: it covers what is wrong, and no more than the reference. */
function findingFor(
  corpus: Corpus,
  { kind, law, text, start, end, outerStart, outerEnd }: PlantedFault,
): Finding | null {
  const found = findingsIn(corpus, draftOf(law.name, text)).find(
    ({ code, severity, range }) =>
      codesOf[kind].includes(code) &&
      severity !== 'hint' &&
      range.start <= start &&
      end <= range.end &&
      outerStart <= range.start &&
      range.end <= outerEnd,
  );
  return found ?? null;
}

function referencesIn({ text }: Draft): number {
  const spans = new Set<string>();
  for (const { citations } of text.documents)
    for (const { span } of citations) spans.add(`${span.paragraph} ${span.start}`);
  for (const { paragraph, reference } of allPlaces(text)) spans.add(`${paragraph} ${reference.start}`);
  return spans.size;
}

/** Laws that the drafts cite, and the first that repeal others. */
function neededBy(drafts: readonly Law[], laws: readonly Law[]): readonly Law[] {
  const cited = new Set(drafts.flatMap(({ text }) => [...text.matchAll(/《([^《》]+)》/g)].map(([, title]) => title!)));
  const repealing = laws.filter(({ text }) => /》(?:同时|予以)废止/.test(text)).slice(0, 25);
  return laws.filter((law) => cited.has(law.title) || repealing.includes(law));
}
