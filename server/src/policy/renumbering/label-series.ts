/**
 * Every series of labels of a document, as renumbering counts them: the headings, with the sentences between them that are
 * numbered like them (一、 and 二、 of a decision), and lists wherever they stand: in a notice, below the items of another list,
 * interrupted by a paragraph that explains an item.
 */
import { gathering } from '../../ingest/paragraph-versions.ts';
import type { Heading, HeadingKind, PolicyDocument, PolicyText, Span } from '../model.ts';
import { contentsOf } from '../outline/contents.ts';
import { type Member, type Sequence, sequencesOf, throughout } from '../outline/sequences.ts';

export interface LabelSeries {
  readonly members: readonly Member[];
  /** What the first member is numbered; null where that hangs on how it is numbered now. */
  readonly start: number | null;
}

/** Kinds that number the items of lists, from the outside in. */
const kindsOfLists: readonly string[] = ['chinese', 'parenthesised', 'arabic', 'arabic-parenthesised', 'circled'];

interface Label {
  readonly kind: HeadingKind;
  readonly number: number;
  /** Offset behind it. */
  readonly end: number;
}

const labels = gathering(({ text, print, block }): Label | null => {
  const { label } = print;
  if (block.kind !== 'text' || !label || !kindsOfLists.includes(label.kind)) return null;
  return { kind: label.kind as HeadingKind, number: label.number, end: text.slice(0, label.length).trimEnd().length };
});

type IsFresh = (label: Span) => boolean;

/** @param paragraphs those of the document, in order. @param isFresh tells labels that have no number yet. */
export function labelSeriesOf(
  text: PolicyText,
  document: PolicyDocument,
  paragraphs: readonly number[],
  isFresh: IsFresh,
): readonly LabelSeries[] {
  const { outline, attachments } = document;
  const reader = new SeriesReader(text, isFresh);
  const sequences = sequencesOf(text, document);
  // The list of attachments is counted with the attachments.
  const listed = new Set(attachments.map(({ span }) => span.paragraph));
  const own = sequences.map(({ kind, members }) => {
    return { kind, members: members.filter(({ labelSpan }) => !listed.has(labelSpan.paragraph)), start: null };
  });
  const above = headingsAbove(outline);
  for (const { kind, members } of own) if (kind !== 'item') reader.takeHeadings(kind, members, above);
  let next = 0;
  for (const labelled of labelledIn(text, paragraphs, listed, isFresh)) {
    const { paragraph } = labelled.member.labelSpan;
    while (next < outline.length && outline[next]!.span.paragraph <= paragraph)
      reader.passHeading(next, outline[next++]!);
    const last = outline[next - 1]?.span;
    if (last?.paragraph !== paragraph || last.start > 0) reader.passLabel(labelled);
  }
  for (; next < outline.length; next++) reader.passHeading(next, outline[next]!);
  // Items inside a paragraph: …：（一）…；（二）….
  return [...reader.series, ...own.filter(({ kind, members }) => kind === 'item' && members.length > 0)];
}

/** For each heading the index of the one that it stands under, -1 for none. */
function headingsAbove(outline: readonly Heading[]): readonly number[] {
  const open: number[] = [];
  return outline.map(({ level }, index) => {
    while (open.length > 0 && outline[open.at(-1)!]!.level >= level) open.pop();
    open.push(index);
    return open.at(-2) ?? -1;
  });
}

/** A paragraph with a label. */
interface Labelled {
  readonly kind: HeadingKind;
  readonly member: Member;
  readonly isFresh: boolean;
  /** The next number that is printed in a label of the kind, 0 where none is. */
  readonly after: number;
}

function labelledIn(
  text: PolicyText,
  members: readonly number[],
  listed: ReadonlySet<number>,
  isFresh: IsFresh,
): readonly Labelled[] {
  const { paragraphs, found } = labels(text.paragraphs);
  const own = new Set(members);
  const contents = contentsOf(text.paragraphs, members);
  const after = new Map<HeadingKind, number>();
  const all: Labelled[] = [];
  for (let index = paragraphs.length - 1; index >= 0; index--) {
    const paragraph = paragraphs[index]!;
    if (!own.has(paragraph) || contents.has(paragraph) || listed.has(paragraph)) continue;
    const { kind, number, end } = found[index]!;
    const member = { number, sub: 0, labelSpan: { paragraph, start: 0, end }, heading: -1 };
    const unnumbered = isFresh(member.labelSpan);
    all.push({ kind, member, isFresh: unnumbered, after: after.get(kind) ?? 0 });
    if (!unnumbered) after.set(kind, number);
  }
  return all.reverse();
}

interface Growing {
  readonly kind: Sequence['kind'];
  readonly members: Member[];
  readonly start: number | null;
}

interface OfHeading {
  series: Growing;
  member: Member;
}

/** Goes through the headings and labels of a document in order. */
class SeriesReader {
  readonly series: Growing[] = [];
  readonly #text: PolicyText;
  readonly #isFresh: IsFresh;
  /** By the index of the heading. */
  readonly #ofHeading = new Map<number, OfHeading>();
  /** Lists that may go on, each one below the one before it. */
  #lists: Growing[] = [];
  /** For each kind the heading, or sentence counted with the headings, that came last under the heading above. */
  readonly #last = new Map<HeadingKind, OfHeading & { readonly level: number }>();

  constructor(text: PolicyText, isFresh: IsFresh) {
    this.#text = text;
    this.#isFresh = isFresh;
  }

  takeHeadings(kind: Sequence['kind'], members: readonly Member[], above: readonly number[]): void {
    let series: Growing | null = null;
    for (const [index, member] of members.entries()) {
      if (!series || (!throughout.has(kind) && this.#beginsAnew(series, members, index, above))) {
        series = { kind, members: [], start: null };
        this.series.push(series);
      }
      series.members.push(member);
      this.#ofHeading.set(member.heading, { series, member });
    }
  }

  /** Under another heading its numbers say whether a series goes on; under the same one 一、 behind 五、 and before 二、 begins it. */
  #beginsAnew(series: Growing, members: readonly Member[], index: number, above: readonly number[]): boolean {
    const isNumbered = (member: Member | undefined) => member !== undefined && !this.#isFresh(member.labelSpan);
    const last = this.#lastNumber(series);
    const own = above[members[index]!.heading];
    if (own !== above[members[index - 1]!.heading]) {
      const first = members.find((member, at) => at >= index && isNumbered(member));
      return !first || above[first.heading] !== own || first.number <= last;
    }
    const [present, next] = [members[index], members[index + 1]];
    return isNumbered(present) && present!.number === 1 && next?.number === 2 && last > 1;
  }

  /** The last number that is printed in a series, 0 where none is. */
  #lastNumber({ members }: Growing): number {
    return members.findLast(({ labelSpan }) => !this.#isFresh(labelSpan))?.number ?? 0;
  }

  passHeading(index: number, { kind, number, level, span }: Heading): void {
    if (this.#last.size > 0) {
      for (const [other, { level: below }] of this.#last) if (below > level) this.#last.delete(other);
    }
    const depth = kindsOfLists.indexOf(kind);
    const list = depth < 0 ? undefined : this.#lists.find((open) => open.kind === kind);
    // Headings of an inner kind stand below the sentences that a list of an outer one numbers.
    if (this.#lists.length > 0) this.#lists = this.#lists.filter((open) => kindsOfLists.indexOf(open.kind) < depth);
    const own = depth < 0 ? undefined : this.#ofHeading.get(index);
    if (!own) return;
    if (list && !this.#isFresh(span) && list.members.at(-1)!.number + 1 === number) this.#goOnWith(own, list, number);
    this.#last.set(kind, { ...own, level });
  }

  /** What begins as a list of sentences goes on with headings, unless these go on by themselves. */
  #goOnWith(own: OfHeading, list: Growing, number: number): void {
    const { members } = own.series;
    const at = members.indexOf(own.member);
    if (at > 0 && members[at - 1]!.number + 1 === number) return;
    for (const member of members.splice(at)) {
      list.members.push(member);
      const heading = this.#ofHeading.get(member.heading);
      if (heading) heading.series = list;
    }
  }

  passLabel(labelled: Labelled): void {
    const { kind, member, isFresh } = labelled;
    const { number, labelSpan } = member;
    const isFirst = number <= 1 && !isFresh;
    const isAnnounced = this.#isAnnounced(labelSpan.paragraph);
    const at = this.#lists.findIndex((open) => open.kind === kind);
    const open = this.#lists[at];
    if (open) {
      this.#lists.length = at;
      if (!(isAnnounced && (isFirst || isFresh)) && !this.#isOfAnother(open, labelled)) {
        this.#lists.push(open);
        open.members.push(member);
        return;
      }
    } else if (!isFirst && this.#goesOnWithHeadings(labelled, isAnnounced)) return;
    // Where the first items have lost their labels, the others keep theirs.
    const start = isFirst || isFresh ? 1 : isAnnounced ? null : number;
    const list: Growing = { kind, members: [member], start };
    this.#lists.push(list);
    this.series.push(list);
  }

  /** Whether a label behind the last one of a list is that of another list. */
  #isOfAnother(list: Growing, { member: { number, labelSpan }, isFresh, after }: Labelled): boolean {
    if (isFresh) return false;
    const last = this.#lastNumber(list);
    const between = this.#unlabelledBetween(list.members.at(-1)!.labelSpan.paragraph, labelSpan.paragraph);
    // As many have lost their labels as there are numbers left out.
    if (between > 0 && number === last + between + 1) return true;
    // Behind a semicolon the list goes on.
    if (number > 1 || (between === 0 && this.#endsIn(/[；;，,]$/, labelSpan.paragraph - 1))) return false;
    // An item that was moved stands before what followed its new neighbour.
    return after === 2 ? last > 1 || between > 0 : between > 0 && after !== last + 1;
  }

  /** A sentence that is numbered like the headings before it. */
  #goesOnWithHeadings({ kind, member, isFresh }: Labelled, isAnnounced: boolean): boolean {
    const last = this.#last.get(kind);
    if (!last || (isFresh ? isAnnounced : last.member.number + 1 !== member.number)) return false;
    last.series.members.splice(last.series.members.indexOf(last.member) + 1, 0, member);
    last.member = member;
    return true;
  }

  /** The paragraph before ends in a colon. */
  #isAnnounced(paragraph: number): boolean {
    return this.#endsIn(/[：:]$/, paragraph - 1) && !this.#isLabelled(paragraph - 1);
  }

  #endsIn(mark: RegExp, paragraph: number): boolean {
    return mark.test(this.#text.paragraphs[paragraph]?.text ?? '');
  }

  /** Paragraphs without a label between two others. */
  #unlabelledBetween(from: number, to: number): number {
    let count = 0;
    for (let at = from + 1; at < to; at++) {
      if (this.#text.paragraphs[at]!.block.kind !== 'metadata' && !this.#isLabelled(at)) count++;
    }
    return count;
  }

  #isLabelled(paragraph: number): boolean {
    const { block, print } = this.#text.paragraphs[paragraph]!;
    return block.kind === 'text' && kindsOfLists.includes(print.label?.kind ?? '');
  }
}
