/**
 * New numbers for the parts of a draft, and for every reference to them, so that a reference means the text that it
 * meant. What it meant is read from an earlier state of the draft, when the numbers were in order; what has been written
 * since then is taken at its word.
 */
import type { Heading, PolicyDocument, PolicyText, Span } from '../model.ts';
import { chineseNumeral } from '../numerals.ts';
import { articleAt, articlesOf, paragraphAt } from '../outline/articles.ts';
import { partsOf } from '../references/document-parts.ts';
import { ownersOf, placesByParagraph } from '../references/place-lists.ts';
import { headingOfStep, targetOf } from '../references/place-target.ts';
import type { PlaceReference, PlaceStep } from '../references/places.ts';
import { type Meant, ReferenceMeanings } from '../references/reference-meanings.ts';
import { type LabelSeries, labelSeriesOf } from './label-series.ts';
import { attachmentChanges } from './renumber-attachments.ts';

export interface NumberChange {
  readonly span: Span;
  readonly text: string;
}

/** Written where what a reference meant is gone, so that it cannot be taken for another. */
const gone = '×';
/** Paragraphs with references between two yields: some tenths of a millisecond. */
const paragraphsAtOnce = 50;
/** A series whose numbers all come later than this is a part of a longer text. */
const latestFirst = 3;

/**
 * Changes that number the text anew, in order of the text, none overlapping. Yields in between.
 * @param before an earlier state, null where there is none.
 * @param fresh source offsets of numerals that stand for nothing yet (第×条).
 */
export function* renumber(
  text: PolicyText,
  before: PolicyText | null,
  fresh: ReadonlySet<number>,
): Generator<undefined, NumberChange[]> {
  const changes: NumberChange[] = [];
  const numbers = new Map<number, Numbering>();
  const freshAt = placesFresh(text, fresh);
  const isFresh = ({ paragraph, start, end }: Span) =>
    freshAt.get(paragraph)?.some((at) => start <= at && at < end) ?? false;
  const owners = ownersOf(text);
  const members = new Map<PolicyDocument, number[]>(text.documents.map((document) => [document, []]));
  for (const [paragraph, document] of owners.entries()) if (document) members.get(document)!.push(paragraph);
  for (const document of text.documents) {
    // A label that stands in two series is counted in the longer one.
    const all = [...labelSeriesOf(text, document, members.get(document)!, isFresh)];
    for (const series of all.sort((a, b) => b.members.length - a.members.length)) {
      if (series.members.every(({ labelSpan }) => !numbers.has(keyOf(labelSpan)))) {
        number(text, series, isFresh, numbers, changes);
      }
    }
    yield undefined;
  }
  const meanings = new ReferenceMeanings(text, before, isFresh);
  yield undefined;
  const writer = new ReferenceWriter(text, meanings, numbers);
  const { paragraphs, found } = placesByParagraph(text.paragraphs);
  for (const [index, paragraph] of paragraphs.entries()) {
    const document = owners[paragraph];
    if (document) writer.addChangesOf(found[index]!, document, paragraph, changes);
    if (index % paragraphsAtOnce === 0) yield undefined;
  }
  for (const document of text.documents) {
    for (const paragraph of partsOf(text, document).cited) writer.addChangesOfParts(document, paragraph, changes);
  }
  const write = (printed: string, value: number) => relabelled(printed, value, 0);
  changes.push(...attachmentChanges(text, before, meanings.pairing, { isFresh, gone, write }));
  return changes.sort((a, b) => a.span.paragraph - b.span.paragraph || a.span.start - b.span.start);
}

interface Numbering {
  readonly number: number;
  readonly sub: number;
}

/** Numbers by where the label begins. */
type Numbers = ReadonlyMap<number, Numbering>;

/** Longer than any paragraph. */
const paragraphsApart = 2 ** 26;
const keyOf = ({ paragraph, start }: Span): number => paragraph * paragraphsApart + start;

function number(
  text: PolicyText,
  { members, start: given }: LabelSeries,
  isFresh: (label: Span) => boolean,
  numbers: Map<number, Numbering>,
  changes: NumberChange[],
): void {
  const kept = members.filter(({ labelSpan }) => !isFresh(labelSpan));
  const isPart = kept.length > 0 && kept.every((member) => member.number > latestFirst);
  const start = given ?? (isPart ? kept[0]!.number - members.indexOf(kept[0]!) : 1);
  let present = start - 1;
  let sub = 0;
  for (const member of members) {
    const added = isFresh(member.labelSpan);
    if (member.sub > 0 && present >= start && !added) sub++;
    else {
      present++;
      sub = 0;
    }
    numbers.set(keyOf(member.labelSpan), { number: present, sub });
    if (present === member.number && sub === member.sub && !added) continue;
    const printed = text.paragraphs[member.labelSpan.paragraph]!.text.slice(
      member.labelSpan.start,
      member.labelSpan.end,
    );
    changes.push({ span: member.labelSpan, text: relabelled(printed, present, sub) });
  }
}

/** Logical offsets of what is not numbered yet, by its paragraph. */
function placesFresh({ places }: PolicyText, fresh: ReadonlySet<number>): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const offset of fresh) {
    const index = places.lastAt(offset);
    // In a comment before the text.
    if (index < 0) continue;
    const at = places.toLogical(index, offset);
    const same = found.get(index);
    if (same) same.push(at);
    else found.set(index, [at]);
  }
  return found;
}

const numeral = /[〇零一二三四五六七八九十百千×]+|[0-9０-９]+/;
const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** The label with another number, written as it writes its own. */
export function relabelled(label: string, value: number, sub: number): string {
  if (circled.includes(label)) return circled[value - 1] ?? label;
  const match = numeral.exec(label);
  if (!match) return label;
  const printed = /[0-9０-９]/.test(match[0]) ? String(value) : chineseNumeral(value);
  const rest = label.slice(match.index + match[0].length).replace(/\s*之\s*[一二三四五六七八九十]+$/, '');
  return label.slice(0, match.index) + printed + rest + (sub > 0 ? `之${chineseNumeral(sub)}` : '');
}

class ReferenceWriter {
  readonly #text: PolicyText;
  readonly #meanings: ReferenceMeanings;
  readonly #numbers: Numbers;

  constructor(text: PolicyText, meanings: ReferenceMeanings, numbers: Numbers) {
    this.#text = text;
    this.#meanings = meanings;
    this.#numbers = numbers;
  }

  addChangesOf(
    places: readonly PlaceReference[],
    document: PolicyDocument,
    paragraph: number,
    changes: NumberChange[],
  ): void {
    let article: Meant['article'] = null;
    places.forEach((reference, index) => {
      const meant = this.#meanings.of(document, paragraph, index);
      if (meant !== undefined) {
        this.#rewrite(document, paragraph, reference, meant, reference.leads ? null : article, changes);
      }
      article = meant?.[0]?.article ?? null;
    });
  }

  /** Of the references to boxes and to the parts of a plan. */
  addChangesOfParts(document: PolicyDocument, paragraph: number, changes: NumberChange[]): void {
    const { text } = this.#text.paragraphs[paragraph]!;
    for (const { citation, heading, item } of this.#meanings.ofParts(document, paragraph)) {
      const { start, end } = citation.span;
      const [label, itemLabel] = text.slice(start, end).matchAll(new RegExp(numeral, 'g'));
      const write = (match: RegExpExecArray | undefined, meant: Heading | null): void => {
        if (!match) return;
        const own = meant && this.#numberAt(meant.span);
        const value = own ? relabelled(match[0], own.number, 0) : gone;
        const from = start + match.index;
        if (value !== match[0])
          changes.push({ span: { paragraph, start: from, end: from + match[0].length }, text: value });
      };
      write(label, heading);
      if (item !== undefined) write(itemLabel, item);
    }
  }

  #rewrite(
    document: PolicyDocument,
    paragraph: number,
    reference: PlaceReference,
    meant: readonly Meant[] | null,
    articleBefore: Meant['article'],
    changes: NumberChange[],
  ): void {
    const first = meant?.[0] ?? null;
    const content = this.#text.paragraphs[paragraph]!.text;
    let prefix = '';
    // 第三条第一款、第二款 speaks of one article; when its second part has moved to another, that is named.
    if (first?.article && articleBefore && first.article !== articleBefore && !namesArticle(reference)) {
      prefix = this.#articleLabel(first.document, first.article);
    }
    for (const step of reference.steps) {
      if (step.start < 0 || step.kind === 'here') continue;
      const printed = content.slice(step.start, step.end);
      const text = prefix + this.#stepText(document, paragraph, reference, step, printed, meant);
      prefix = '';
      if (text !== printed) changes.push({ span: { paragraph, start: step.start, end: step.end }, text });
    }
  }

  #stepText(
    document: PolicyDocument,
    paragraph: number,
    reference: PlaceReference,
    step: PlaceStep,
    printed: string,
    meant: readonly Meant[] | null,
  ): string {
    const first = meant?.[0] ?? null;
    if (first?.articleOnly && step.unit !== 'article') return printed;
    if (step.kind === 'number') {
      const value = first && this.#valueOf(first, step);
      if (!value) return printed.replace(numeral, gone).replace(/之[一二三四五六七八九十]+$/, '');
      return value.number === step.number && value.sub === step.sub
        ? printed
        : relabelled(printed, value.number, value.sub);
    }
    if (step.kind === 'here') return printed;
    const unit = printed.slice(-1);
    if (!meant || !first?.article || (step.unit === 'paragraph' && first.paragraph < 0)) return `第${gone}${unit}`;
    if (step.unit === 'paragraph') return this.#paragraphsBefore(document, paragraph, reference, step, printed, meant);
    if (step.unit !== 'article') return printed;
    const articles = articlesOf(this.#text, document);
    const here = articleAt(this.#text, document, paragraph, reference.start);
    const stays = here !== null && articles.indexOf(first.article) === articles.indexOf(here) - step.count;
    return stays ? printed : this.#articleLabel(first.document, first.article);
  }

  #valueOf(meant: Meant, step: PlaceStep & { readonly kind: 'number' }): Numbering | null {
    if (step.unit === 'paragraph') return meant.paragraph < 0 ? null : { number: meant.paragraph + 1, sub: 0 };
    if (step.unit === 'item') return meant.item && this.#numberAt(meant.item);
    if (step.unit === 'article') return meant.article && meant.heading && this.#numberAt(meant.heading.span);
    // Of 第二章第三节 the section is followed, and the chapter is the one around it; 目 keeps what is printed.
    const heading = meant.heading && headingOfStep(meant.document, meant.heading, step);
    return heading ? this.#numberAt(heading.span) : step;
  }

  /** 前款 where it still says the same, else the numbers of the paragraphs that were meant. */
  #paragraphsBefore(
    document: PolicyDocument,
    paragraph: number,
    reference: PlaceReference,
    step: PlaceStep & { readonly kind: 'before' },
    printed: string,
    meant: readonly Meant[],
  ): string {
    const here = articleAt(this.#text, document, paragraph, reference.start);
    const present = here ? paragraphAt(here, paragraph, reference.start) : -1;
    const indexes = meant.map((one) => one.paragraph);
    const sameArticle = meant.every(({ article }) => article === here);
    // Behind the last item 前款 speaks of the paragraph with the items.
    if (here && sameArticle && indexes.length === 1 && step.count === 1 && indexes[0] === present) {
      const { paragraph: now } = targetOf(this.#text, { document, paragraph, reference });
      if (now && here.paragraphs.indexOf(now) === present) return printed;
    }
    if (sameArticle && indexes.every((index, order) => index === present - indexes.length + order)) {
      if (indexes.length === step.count) return printed;
      return indexes.length === 1 ? '前款' : `前${indexes.length === 2 ? '两' : chineseNumeral(indexes.length)}款`;
    }
    const article = sameArticle ? '本条' : this.#articleLabel(meant[0]!.document, meant[0]!.article!);
    const numbers = indexes.map((index) => `第${chineseNumeral(index + 1)}款`);
    const running = indexes.every((index, order) => index === indexes[0]! + order);
    return article + (running && numbers.length > 1 ? `${numbers[0]}至${numbers.at(-1)}` : numbers.join('、'));
  }

  #articleLabel(document: PolicyDocument, { heading }: NonNullable<Meant['article']>): string {
    const { number, sub } = this.#numberAt(document.outline[heading]!.span)!;
    return `第${chineseNumeral(number)}条${sub > 0 ? `之${chineseNumeral(sub)}` : ''}`;
  }

  #numberAt(span: Span): Numbering | null {
    return this.#numbers.get(keyOf(span)) ?? null;
  }
}

function namesArticle({ steps }: PlaceReference): boolean {
  return steps.some(({ unit, start }) => unit === 'article' && start >= 0);
}
