/** Figures of one document: tables and running text, with what headings, dates and neighbours say about them. */
import { type Change, indexAfter, trimmed } from '../../ingest/change.ts';
import { lowerBound } from '../../ingest/lower-bound.ts';
import type { Paragraph } from '../../ingest/paragraph.ts';
import { changeBetween, type Gathered, gathering, visitAmong } from '../../ingest/paragraph-versions.ts';
import { onceForEach } from '../../ingest/print.ts';
import { isSameList, rememberedWith } from '../../ingest/remembered.ts';
import { indicatorAt } from '../documents/moved-document.ts';
import { factsOf } from '../facts.ts';
import { isSameIndicator, kept } from '../kept-records.ts';
import type { Lineage } from '../lineage.ts';
import type { Heading, Indicator } from '../model.ts';
import { type Nature, natureOf, reckoningIn, writtenIn, yearOfPeriod } from './figure-sense.ts';
import { partInHeading } from './figure-sentence.ts';
import { tableIndicators } from './indicator-tables.ts';
import type { FoundIndicator } from './indicators.ts';
import { type SectionYears, sectionYears } from './periods.ts';

export interface IndicatorContext {
  readonly title: string;
  /** As {@link PolicyDocument.date}. */
  readonly date: string | null;
  readonly outline: readonly Heading[];
  readonly lineage: Lineage;
}

/**
 * Figures among the paragraphs `members` (indices, in order); tables and years are looked for among those of them in `body`.
 * The same list as in the version before where it has the same figures.
 */
export function indicatorsOf(
  paragraphs: readonly Paragraph[],
  members: readonly number[],
  body: readonly number[],
  { title, date, outline, lineage }: IndicatorContext,
): readonly Indicator[] {
  const inText = figuresInText(paragraphs);
  const years = sectionYears(paragraphs, body, { outline, title, lineage });
  const tables = tableIndicators(paragraphs, body, lineage);
  const now = writtenIn(date, title);
  return remembered(lineage, [inText, members, years, tables, outline, now], () => {
    const rows = rowsOf(paragraphs, inText, lineage, { members, years, outline, now });
    const read: Indicator[] = [];
    for (const row of rows) for (const indicator of row) read.push(indicator);
    const voted = now === null ? withVotes(read, votesOf(inText, members, years)) : read;
    return kept(lineage.last?.indicators ?? [], tables.length === 0 ? voted : tables.concat(voted), isSameIndicator);
  });
}

const remembered = rememberedWith<Lineage, readonly Indicator[]>();

interface TextContext {
  readonly members: readonly number[];
  readonly years: SectionYears;
  readonly outline: readonly Heading[];
  /** Year in which the document was written. */
  readonly now: number | null;
}

/** The figures of each paragraph that has some, from the first to the last paragraph of the document. */
type Rows = readonly (readonly Indicator[])[];

/** What the rows of the last version of a document were read from. */
interface LastRows {
  readonly paragraphs: readonly Paragraph[];
  readonly figures: Gathered<readonly FoundIndicator[]>;
  /** Place of the first row among the figures. */
  readonly from: number;
  readonly context: TextContext;
  readonly rows: Rows;
}

const lastRows = new WeakMap<Lineage, LastRows>();

/** Reads the rows that are not known from the last version of the document; those that have only moved are moved. */
function rowsOf(
  paragraphs: readonly Paragraph[],
  figures: Gathered<readonly FoundIndicator[]>,
  lineage: Lineage,
  context: TextContext,
): Rows {
  const { members } = context;
  const from = lowerBound(figures.paragraphs, members[0] ?? 0);
  const until = lowerBound(figures.paragraphs, (members.at(-1) ?? -1) + 1);
  const last = lastRows.get(lineage);
  const change = last ? changeBetween(last.paragraphs, paragraphs) : null;
  const before = last && change && isSameContext(last.context, context, change) ? last : null;
  const whole = { first: 0, endBefore: before?.rows.length ?? 0, end: until - from };
  const { first, endBefore, end } = trimmed(whole, (was, is) => {
    const one = before!.figures.paragraphs[before!.from + was]!;
    const other = figures.paragraphs[from + is]!;
    return (
      before!.figures.found[before!.from + was] === figures.found[from + is] &&
      indexAfter(change!, one) === other &&
      before!.context.years[one] === context.years[other]
    );
  });
  const fresh = readRows(paragraphs, figures, { from: from + first, until: from + end }, context);
  const known = (was: number, is: number) => {
    const at = figures.paragraphs[from + is]!;
    const row = before!.rows[was]!;
    return before!.figures.paragraphs[before!.from + was] === at ? row : rowAt(at, row);
  };
  const rows: (readonly Indicator[])[] = [];
  for (let row = 0; row < first; row++) rows.push(known(row, row));
  for (const row of fresh) rows.push(row);
  for (let row = end; row < until - from; row++) rows.push(known(row + endBefore - end, row));
  lastRows.set(lineage, { paragraphs, figures, from, context, rows });
  return rows;
}

/** Whether rows that say the same in the same years are read alike: the document and the headings are what they were, or have moved. */
function isSameContext(a: TextContext, b: TextContext, change: Change): boolean {
  if (a.now !== b.now) return false;
  if (a.members === b.members && a.outline === b.outline) return true;
  return isWhole(a.members) && isWhole(b.members) && isSameOutline(a.outline, b.outline, change);
}

function isSameOutline(a: readonly Heading[], b: readonly Heading[], change: Change): boolean {
  return (
    a.length === b.length &&
    a.every(({ level, text, span }, at) => {
      const other = b[at]!;
      return (
        level === other.level && text === other.text && indexAfter(change, span.paragraph) === other.span.paragraph
      );
    })
  );
}

/** True where no other document stands inside. */
function isWhole(members: readonly number[]): boolean {
  return members.length === 0 || members.at(-1)! - members[0]! + 1 === members.length;
}

function rowAt(paragraph: number, row: readonly Indicator[]): readonly Indicator[] {
  return row.map((indicator) => {
    const { start, end } = indicator.span;
    return indicatorAt({ paragraph, start, end }, indicator);
  });
}

const none: readonly Indicator[] = [];

function readRows(
  paragraphs: readonly Paragraph[],
  { paragraphs: places, found }: Gathered<readonly FoundIndicator[]>,
  { from, until }: { readonly from: number; readonly until: number },
  { members, years, outline, now }: TextContext,
): Rows {
  if (from >= until) return [];
  const headings = new OpenHeadings(outline, places[from]!);
  const hasInner = !isWhole(members);
  const rows: (readonly Indicator[])[] = [];
  for (let index = from; index < until; index++) {
    const at = places[index]!;
    // Documents that are nested in this one have figures of their own.
    if (hasInner && members[lowerBound(members, at)] !== at) {
      rows.push(none);
      continue;
    }
    const texts = headings.at(at);
    const { part } = headings;
    const year = years[at] ?? null;
    const last = lastIn(paragraphs[at]!);
    if (!last.under || !isUnder(last.under, now, year, part, texts)) {
      const under = { now, year, part, texts };
      last.under = under;
      last.indicators = found[index]!.map((one) => indicatorOf(one, at, under));
    } else if (last.indicators[0]!.span.paragraph !== at) {
      last.indicators = rowAt(at, last.indicators);
    }
    rows.push(last.indicators);
  }
  return rows;
}

function withVotes(indicators: readonly Indicator[], votes: ReadonlyMap<number, Nature>): readonly Indicator[] {
  if (votes.size === 0) return indicators;
  return indicators.map((indicator) =>
    indicator.nature === null && indicator.period !== null
      ? { ...indicator, nature: votes.get(yearOfPeriod(indicator.period) ?? 0) ?? null }
      : indicator,
  );
}

const figuresInText = gathering((paragraph) => {
  if (paragraph.block.kind !== 'text') return null;
  const { indicators } = factsOf(paragraph);
  return indicators.length === 0 ? null : indicators;
});

/** What the figures of a paragraph are read by, besides its text. */
interface Surroundings {
  readonly now: number | null;
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

function isUnder(
  under: Surroundings,
  now: number | null,
  year: string | null,
  part: string | null,
  texts: readonly string[],
): boolean {
  return (
    under.now === now &&
    under.year === year &&
    under.part === part &&
    (under.texts === texts || isSameList(under.texts, texts))
  );
}

function indicatorOf(found: FoundIndicator, paragraph: number, { now, year, part, texts }: Surroundings): Indicator {
  const { nature, planned } = found;
  const period = periodOf(found, year);
  return {
    metric: found.metric,
    value: found.value,
    unit: found.unit,
    period,
    qualifier: found.qualifier,
    attribute: null,
    subject: found.subject,
    nature: natureOf(nature, { period, planned }, { now, headings: texts }),
    measure: found.measure,
    reckoning: reckoningIn(found.reckoning, period),
    part,
    sentence: found.sentence,
    span: { paragraph, start: found.start, end: found.end },
  };
}

/** What a change starts from (从36%提高到39%) is not of the year of the section. */
function periodOf({ period, sentence }: FoundIndicator, year: string | null): string | null {
  return period ?? (sentence.isStart ? null : year);
}

/** Fewest figures of a year whose words agree, and how many times as many as those that disagree. */
const FEWEST = 2;
const MAJORITY = 4;

/** In a document without a date: what the figures of a year are, as far as the words of some of them say so. */
function votesOf(
  figures: Gathered<readonly FoundIndicator[]>,
  members: readonly number[],
  years: SectionYears,
): Map<number, Nature> {
  const counts = new Map<number, { actual: number; target: number }>();
  visitAmong(figures, members, (found, at) => {
    for (const one of found) {
      const { nature } = one;
      if (nature !== 'actual' && nature !== 'target') continue;
      const period = periodOf(one, years[at] ?? null);
      const year = period === null ? null : yearOfPeriod(period);
      if (year === null) continue;
      const count = counts.get(year) ?? { actual: 0, target: 0 };
      count[nature]++;
      counts.set(year, count);
    }
  });
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

  /** `first`: no paragraph before this one is asked for. */
  constructor(outline: readonly Heading[], first: number) {
    this.#outline = outline;
    while (this.#next < outline.length && outline[this.#next]!.span.paragraph <= first) this.#next++;
    let level = Number.POSITIVE_INFINITY;
    for (let above = this.#next - 1; above >= 0; above--) {
      const heading = outline[above]!;
      if (heading.level >= level) continue;
      this.#open.push(heading);
      level = heading.level;
    }
    this.#texts = this.#open.map(({ text }) => text);
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
