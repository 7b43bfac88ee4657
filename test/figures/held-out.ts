/**
 * The figure checks on authentic texts: figures of work reports are copied into drafts, faithfully or changed, and held-out
 * reports and laws are checked as they are, where every finding counts as a false alarm.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Check, Finding } from '../../server/src/checks/check.ts';
import { checks } from '../../server/src/checks/registry.ts';
import type { Corpus } from '../../server/src/corpus/corpus.ts';
import { corpusOf } from '../../server/src/corpus/corpus-of.ts';
import { findingsOf as found } from '../../server/src/features/diagnose.ts';
import { formatOf } from '../../server/src/ingest/read-paragraphs.ts';
import { createSegmenter } from '../../server/src/platform/segmenter.ts';
import { clausesOf } from '../../server/src/policy/clauses.ts';
import { readPolicyText } from '../../server/src/policy/read-policy-text.ts';
import { locate, spanText } from '../../server/src/policy/span.ts';
import { seededRandom } from '../bench/measure.ts';
import { sharedCorpus, textFiles } from '../measure/shared-corpus.ts';
import { type CopiedFigure, changed, draftWith, figuresToCopy, type Setting } from './planted-figures.ts';

const segmenter = createSegmenter(fileURLToPath(new URL('../../dist', import.meta.url)));
export const figureChecks: readonly Check[] = checks.filter(({ code }) =>
  /^(?:figure|alignment)\/|^definition\/gloss$/.test(code),
);

export interface Outcome {
  readonly copied: CopiedFigure;
  readonly changed: boolean;
  readonly report: string;
  /** Codes of the findings that touch the figure. */
  readonly found: readonly string[];
}

export interface Alarm {
  readonly code: string;
  readonly severity: Finding['severity'];
  readonly file: string;
  readonly message: string;
  /** Words around the flagged stretch. */
  readonly around: string;
}

export function findingsOf(uri: string, source: string, corpus: Corpus, codes = figureChecks): readonly Finding[] {
  const name = basename(decodeURI(uri));
  const draft = { uri, source, text: readPolicyText(source, { format: formatOf(name), name }) };
  return found(draft, { corpus, segmenter }, codes, (code, error) => {
    throw new Error(code, { cause: error });
  });
}

/**
 * Copies `count` figures of each of the reports into drafts, one a draft, once faithfully and once changed; in the setting
 * `report` the whole report is the draft and one number of it is changed.
 */
export function copyFigures(
  corpus: Corpus,
  { years, count, seed }: { readonly years: readonly number[]; readonly count: number; readonly seed: number },
): readonly Outcome[] {
  return reportFiles(years).flatMap((path) => {
    const random = seededRandom(seed + yearOf(path));
    const source = readFileSync(path, 'utf8');
    const hosts = figuresToCopy(sentencesOf(path), count, random);
    return (['sentence', 'clause', 'dated', 'report'] as const).flatMap((setting) =>
      hosts.flatMap((host) => {
        const other = changed(host.quantity.value, random);
        return [host.quantity.value, other].flatMap((value): Outcome[] => {
          const copied = copyInto(source, host, value, setting, yearOf(path) - 1);
          if (copied === null) return [];
          const found = findingsOf('file:///draft/draft.txt', copied.draft, corpus)
            .filter(({ range }) => range.start < copied.end && range.end > copied.start)
            .map(({ code }) => code);
          return [{ copied, changed: value === other, report: basename(path), found }];
        });
      }),
    );
  });
}

function copyInto(
  report: string,
  host: ReturnType<typeof figuresToCopy>[number],
  value: string,
  setting: Setting,
  year: number,
): CopiedFigure | null {
  if (setting !== 'report') return draftWith(host, value, setting, year);
  const { sentence, quantity } = host;
  const at = report.indexOf(sentence);
  if (at < 0) return null;
  const start = at + quantity.start;
  const end = at + quantity.end;
  const printed = report.slice(start, end).replace(/^[\d.,]+(?:[-—–－~～]\d+(?:\.\d+)?)?/, value);
  const draft = report.slice(0, start) + printed + report.slice(end);
  return { setting, sentence, quantity, draft, start, end: start + printed.length, value };
}

/** Findings on texts as they are, each checked against the others. */
export function alarmsOn(
  files: readonly string[],
  corpus: Corpus,
): { readonly characters: number; readonly alarms: readonly Alarm[] } {
  let characters = 0;
  const alarms = files.flatMap((path) => {
    const source = readFileSync(path, 'utf8');
    characters += source.replace(/\s+/g, '').length;
    return findingsOf(uriOf(path), source, corpus).map(({ code, severity, range, message }) => ({
      code,
      severity,
      file: basename(path),
      message: message.zh,
      around: source.slice(Math.max(0, range.start - 40), range.end + 20).replace(/\s+/g, ' '),
    }));
  });
  return { characters, alarms };
}

/** The corpus of the reports and seeds, and of the laws where asked. */
export function sharedTexts({ withLaws }: { readonly withLaws: boolean }): Corpus {
  const corpus = corpora.get(withLaws) ?? readSharedTexts(withLaws);
  corpora.set(withLaws, corpus);
  return corpus;
}

/** By whether the laws are among them; read once for all tests. */
const corpora = new Map<boolean, Corpus>();

function readSharedTexts(withLaws: boolean): Corpus {
  const folders = withLaws ? ['reports', 'seeds', 'laws'] : ['reports', 'seeds'];
  const paths = folders.flatMap((folder) => textFiles(join(sharedCorpus, folder)));
  return corpusOf(
    paths.map((path) => ({ name: path.slice(sharedCorpus.length + 1), text: readFileSync(path, 'utf8') })),
  );
}

export function reportFiles(years?: readonly number[]): readonly string[] {
  const all = textFiles(join(sharedCorpus, 'reports'));
  return years === undefined ? all : all.filter((path) => years.includes(yearOf(path)));
}

export function seedFiles(): readonly string[] {
  return textFiles(join(sharedCorpus, 'seeds'));
}

/** Every so-manieth of the laws. */
export function lawFiles(every: number): readonly string[] {
  return textFiles(join(sharedCorpus, 'laws')).filter((_, index) => index % every === 0);
}

/** URI under which {@link sharedTexts} knows a file. */
export function uriOf(path: string): string {
  return `file:///corpus/${path
    .slice(sharedCorpus.length + 1)
    .split('/')
    .map(encodeURIComponent)
    .join('/')}`;
}

function yearOf(path: string): number {
  return Number(/\d{4}/.exec(basename(path))![0]);
}

/** Sentences of a file as its source prints them. */
function sentencesOf(path: string): readonly string[] {
  const source = readFileSync(path, 'utf8');
  const text = readPolicyText(source, { format: formatOf(path), name: path });
  return clausesOf(text)
    .filter(({ kind }) => kind === 'sentence')
    .filter((clause) => {
      const { start, end } = locate(text, clause);
      return source.slice(start, end) === spanText(text, clause);
    })
    .map((clause) => spanText(text, clause));
}
