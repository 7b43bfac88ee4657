/** Figures of one document: tables and running text, with what headings, dates and neighbours say about them. */
import type { Paragraph } from '../ingest/paragraph.ts';
import { among, gathering } from '../ingest/paragraph-versions.ts';
import { onceForEach } from '../ingest/print.ts';
import { factsOf } from './facts.ts';
import { type Nature, natureOf, reckoningIn, type WordedNature, writtenIn, yearOfPeriod } from './figure-sense.ts';
import { partInHeading } from './figure-sentence.ts';
import { tableIndicators } from './indicator-tables.ts';
import type { FoundIndicator } from './indicators.ts';
import type { Heading, Indicator } from './model.ts';
import { sectionYears } from './periods.ts';

export interface IndicatorContext {
  readonly title: string;
  /** As {@link PolicyDocument.date}. */
  readonly date: string | null;
  readonly outline: readonly Heading[];
}

/** Figures among the paragraphs `members`; tables and years are looked for among those of them in `body`. */
export function indicatorsOf(
  paragraphs: readonly Paragraph[],
  members: readonly number[],
  body: readonly number[],
  { title, date, outline }: IndicatorContext,
): Indicator[] {
  const years = sectionYears(paragraphs, body, outline, title);
  const now = writtenIn(date, title);
  const headings = new OpenHeadings(outline);
  const indicators: Indicator[] = [];
  const worded: { readonly nature: WordedNature; readonly period: string | null }[] = [];
  for (const { at, found: inText } of among(figuresInText(paragraphs), members)) {
    const texts = headings.at(at);
    const { part } = headings;
    const year = years[at] ?? null;
    const last = lastIn(paragraphs[at]!);
    if (isReadUnder(last, { at, now, year, part, texts })) {
      for (const [index, indicator] of last.indicators.entries()) {
        if (now === null) worded.push({ nature: inText[index]!.nature, period: indicator.period });
        indicators.push(indicator);
      }
      continue;
    }
    const before = last.indicators;
    last.under = { at, now, year, part, texts };
    last.indicators = inText.map((found, index) => {
      // What a change starts from (从36%提高到39%) is not of the year of the section.
      const period = found.period ?? (found.sentence.isStart ? null : year);
      const { nature, planned } = found;
      if (now === null) worded.push({ nature, period });
      const context: FigureContext = {
        paragraph: at,
        period,
        nature: natureOf(nature, { period, planned }, { now, headings: texts }),
        reckoning: reckoningIn(found.reckoning, period),
        part,
      };
      const known = before[index];
      return known && saysTheSame(known, found, context) ? known : indicatorOf(found, context);
    });
    for (const indicator of last.indicators) indicators.push(indicator);
  }
  const tables = tableIndicators(paragraphs, body);
  const votes = now === null ? votesOf(worded) : null;
  if (votes === null || votes.size === 0) return [...tables, ...indicators];
  const decided = indicators.map((indicator) =>
    indicator.nature === null && indicator.period !== null
      ? { ...indicator, nature: votes.get(yearOfPeriod(indicator.period) ?? 0) ?? null }
      : indicator,
  );
  return [...tables, ...decided];
}

const figuresInText = gathering((paragraph) => {
  if (paragraph.block.kind !== 'text') return null;
  const { indicators } = factsOf(paragraph);
  return indicators.length === 0 ? null : indicators;
});

/** What a document adds to a figure of its text. */
interface FigureContext extends Pick<Indicator, 'period' | 'nature' | 'reckoning' | 'part'> {
  readonly paragraph: number;
}

/** What the figures of a paragraph are read by, besides its text. */
interface Surroundings {
  readonly at: number;
  readonly now: ReturnType<typeof writtenIn>;
  readonly year: string | null;
  readonly part: string | null;
  /** Of the headings above. */
  readonly texts: readonly string[];
}

/** The figures of a paragraph as they were last read; those of a draft are read at every keystroke. */
const lastIn = onceForEach((): { under: Surroundings | null; indicators: readonly Indicator[] } => ({
  under: null,
  indicators: [],
}));

function isReadUnder({ under }: { readonly under: Surroundings | null }, now: Surroundings): boolean {
  return (
    under !== null &&
    under.at === now.at &&
    under.now === now.now &&
    under.year === now.year &&
    under.part === now.part &&
    under.texts.length === now.texts.length &&
    under.texts.every((text, index) => text === now.texts[index])
  );
}

/** A sentence is the same object as long as its paragraph says the same, and stands for all that is said of one figure. */
function saysTheSame(
  { sentence, span, period, nature, reckoning, part }: Indicator,
  found: FoundIndicator,
  context: FigureContext,
): boolean {
  return (
    sentence === found.sentence &&
    span.paragraph === context.paragraph &&
    period === context.period &&
    nature === context.nature &&
    reckoning === context.reckoning &&
    part === context.part
  );
}

function indicatorOf(found: FoundIndicator, { paragraph, period, nature, reckoning, part }: FigureContext): Indicator {
  return {
    metric: found.metric,
    value: found.value,
    unit: found.unit,
    period,
    qualifier: found.qualifier,
    attribute: null,
    subject: found.subject,
    nature,
    measure: found.measure,
    reckoning,
    part,
    sentence: found.sentence,
    span: { paragraph, start: found.start, end: found.end },
  };
}

/** Fewest figures of a year whose words agree, and how many times as many as those that disagree. */
const FEWEST = 2;
const MAJORITY = 4;

/** In a document without a date: what the figures of a year are, as far as the words of some of them say so. */
function votesOf(
  worded: readonly { readonly nature: WordedNature; readonly period: string | null }[],
): Map<number, Nature> {
  const counts = new Map<number, { actual: number; target: number }>();
  for (const { nature, period } of worded) {
    const year = period === null ? null : yearOfPeriod(period);
    if (year === null || (nature !== 'actual' && nature !== 'target')) continue;
    const count = counts.get(year) ?? { actual: 0, target: 0 };
    count[nature]++;
    counts.set(year, count);
  }
  const votes = new Map<number, Nature>();
  for (const [year, { actual, target }] of counts) {
    if (actual >= FEWEST && actual >= MAJORITY * target) votes.set(year, 'actual');
    else if (target >= FEWEST && target >= MAJORITY * actual) votes.set(year, 'target');
  }
  return votes;
}

/** The headings in force while a document is gone through from its beginning. */
class OpenHeadings {
  readonly #outline: readonly Heading[];
  #next = 0;
  #open: Heading[] = [];
  #texts: readonly string[] = [];
  #part: string | null | undefined;

  constructor(outline: readonly Heading[]) {
    this.#outline = outline;
  }

  /** Texts at a paragraph, the innermost first; paragraphs are asked for in order. */
  at(paragraph: number): readonly string[] {
    for (let heading = this.#outline[this.#next]; ; heading = this.#outline[this.#next]) {
      if (heading === undefined || heading.span.paragraph > paragraph) break;
      const { level } = heading;
      this.#open = [heading, ...this.#open.filter((outer) => outer.level < level)];
      this.#texts = this.#open.map(({ text }) => text);
      this.#part = undefined;
      this.#next++;
    }
    return this.#texts;
  }

  /** The part of the place that the innermost of them about one speaks of. */
  get part(): string | null {
    if (this.#part === undefined) {
      this.#part = null;
      for (const heading of this.#open) this.#part ??= partIn(heading);
    }
    return this.#part;
  }
}

/** By the heading's text: a draft has the same headings at every keystroke. */
const parts = new Map<string, string | null>();
const MOST_PARTS = 5000;

function partIn({ text }: Heading): string | null {
  let part = parts.get(text);
  if (part === undefined) {
    if (parts.size >= MOST_PARTS) parts.clear();
    part = partInHeading(text);
    parts.set(text, part);
  }
  return part;
}
