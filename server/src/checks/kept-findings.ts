/**
 * Findings of a check that looks at the draft as a whole, kept from version to version of the draft as long as all that they
 * hang on is the same: a keystroke elsewhere only moves them.
 */
import type { Place } from '../corpus/corpus.ts';
import { type Change, indexAfter } from '../ingest/change.ts';
import type { Paragraph } from '../ingest/paragraph.ts';
import { changeBetween, draftOf } from '../ingest/paragraph-versions.ts';
import type { Places } from '../ingest/places.ts';
import type { Print } from '../ingest/print.ts';
import { isSameList } from '../ingest/remembered.ts';
import { type Lineage, lineageOf } from '../policy/lineage.ts';
import type { PolicyDocument } from '../policy/model.ts';
import type { SourceRange } from '../policy/span.ts';
import type { Draft, Finding, Fix } from './check.ts';
import { draftPlace } from './draft-place.ts';

/** A range of the source as the paragraphs that it begins and ends in, by their indices, and offsets of their texts. */
interface AnchoredRange {
  readonly first: number;
  readonly start: number;
  readonly last: number;
  readonly end: number;
}

/** A finding of an earlier version, which goes with its paragraphs. */
interface Kept {
  /** Whether the paragraphs that it stands in are known, and say the same, after the change to a version of the draft. */
  holdsAfter(change: Change, paragraphs: readonly Paragraph[]): boolean;
  /** The finding in that version, which says the same there: the same record where nothing of it moved. */
  after(change: Change, draft: Draft): Finding;
}

/** One that stands in a single paragraph, with nothing in another: as most do. */
class KeptInOne implements Kept {
  readonly #ranges: readonly AnchoredRange[];
  #index: number;
  #paragraph: Paragraph;
  /** Where that stood in the source. */
  #start: number;
  #finding: Finding;

  constructor({ paragraphs, starts }: Places, finding: Finding, ranges: readonly AnchoredRange[]) {
    this.#index = ranges[0]!.first;
    this.#ranges = ranges;
    this.#paragraph = paragraphs[this.#index]!;
    this.#start = starts[this.#index]!;
    this.#finding = finding;
  }

  holdsAfter(change: Change, paragraphs: readonly Paragraph[]): boolean {
    return paragraphs[indexAfter(change, this.#index)]?.print === this.#paragraph.print;
  }

  after(change: Change, { text: { places } }: Draft): Finding {
    const index = indexAfter(change, this.#index);
    const paragraph = places.paragraphs[index]!;
    const distance = places.starts[index]! - this.#start;
    const isSame = paragraph === this.#paragraph;
    this.#index = index;
    if (isSame && distance === 0) return this.#finding;
    const { range, evidence, fixes } = this.#finding;
    let next = 0;
    const now = ({ start, end }: SourceRange): SourceRange => {
      if (isSame) return { start: start + distance, end: end + distance };
      const anchored = this.#ranges[next++]!;
      return { start: places.toSource(index, anchored.start), end: places.toSourceEnd(index, anchored.end) };
    };
    const to = now(range);
    this.#finding = findingAt(to, this.#finding, evidence, fixes.length === 0 ? fixes : withRanges(fixes, now));
    this.#paragraph = paragraph;
    this.#start += distance;
    return this.#finding;
  }
}

class KeptInSeveral implements Kept {
  #ranges: readonly AnchoredRange[];
  readonly #prints: readonly (Print | undefined)[];
  /** The paragraphs, and where they begin. */
  #stand: readonly unknown[];
  #finding: Finding;

  constructor(places: Places, finding: Finding, ranges: readonly AnchoredRange[]) {
    this.#ranges = ranges;
    this.#prints = printsOf(places.paragraphs, ranges);
    this.#stand = standOf(places, ranges);
    this.#finding = finding;
  }

  holdsAfter(change: Change, paragraphs: readonly Paragraph[]): boolean {
    return isSameList(this.#prints, printsOf(paragraphs, rangesAfter(change, this.#ranges)));
  }

  /** A line more before it moves the evidence, whose lines are counted, where no offset changes. */
  after(change: Change, draft: Draft): Finding {
    const { places } = draft.text;
    this.#ranges = rangesAfter(change, this.#ranges);
    const [range, ...others] = this.#ranges.map(({ first, start, last, end }) => ({
      start: places.toSource(first, start),
      end: places.toSourceEnd(last, end),
    }));
    let next = 0;
    const evidence = this.#finding.evidence.map((one) => {
      if (!isOf(draft, one)) return one;
      const place = draftPlace(draft, others[next++]!);
      return isSamePlace(one.place, place) ? one : { ...one, place };
    });
    const stand = standOf(places, this.#ranges);
    if (isSameList(this.#stand, stand) && isSameList(this.#finding.evidence, evidence)) return this.#finding;
    const fixes = withRanges(this.#finding.fixes, () => others[next++]!);
    this.#finding = findingAt(range!, this.#finding, evidence, fixes);
    this.#stand = stand;
    return this.#finding;
  }
}

function standOf({ paragraphs, starts }: Places, ranges: readonly AnchoredRange[]): readonly unknown[] {
  return ranges.flatMap(({ first, last }) => [paragraphs[first], starts[first], paragraphs[last], starts[last]]);
}

/** Of one draft. */
function isSamePlace(a: Place, b: Place): boolean {
  const isSameStart = a.start === b.start && a.startLine === b.startLine && a.startCharacter === b.startCharacter;
  return isSameStart && a.end === b.end && a.endLine === b.endLine && a.endCharacter === b.endCharacter;
}

/** Ranges where their paragraphs are after a change: the same list where that is where they were. */
function rangesAfter(change: Change, ranges: readonly AnchoredRange[]): readonly AnchoredRange[] {
  if (change.end === change.endBefore) return ranges;
  return ranges.map(({ first, start, last, end }) => ({
    first: indexAfter(change, first),
    start,
    last: indexAfter(change, last),
    end,
  }));
}

function withRanges(fixes: readonly Fix[], now: (range: SourceRange) => SourceRange): readonly Fix[] {
  return fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => ({ ...edit, range: now(edit.range) })) }));
}

function printsOf(paragraphs: readonly Paragraph[], ranges: readonly AnchoredRange[]): readonly (Print | undefined)[] {
  return ranges.flatMap(({ first, last }) => [paragraphs[first]?.print, paragraphs[last]?.print]);
}

/** The finding at another place; written out field by field, as to copy an object whole takes several times as long. */
function findingAt(
  range: SourceRange,
  { code, severity, message, kinds }: Finding,
  evidence: Finding['evidence'],
  fixes: readonly Fix[],
): Finding {
  const found = { code, severity, range, message, evidence, fixes };
  return kinds ? { ...found, kinds } : found;
}

/** Null where a range of the finding stands in no paragraph. */
function keptOf(draft: Draft, finding: Finding): Kept | null {
  const { places } = draft.text;
  const ranges: AnchoredRange[] = [];
  for (const range of rangesOf(draft, finding)) {
    // Most fixes change what is flagged.
    const one: AnchoredRange | null = range === finding.range && ranges[0] ? ranges[0] : anchored(places, range);
    if (one === null) return null;
    ranges.push(one);
  }
  const { first: only } = ranges[0]!;
  const isInOne = ranges.every(({ first, last }) => first === only && last === only);
  const hasPlaces = finding.evidence.some((one) => isOf(draft, one));
  return isInOne && !hasPlaces ? new KeptInOne(places, finding, ranges) : new KeptInSeveral(places, finding, ranges);
}

function isOf({ uri }: Draft, { place }: Finding['evidence'][number]): boolean {
  return place.uri === uri;
}

function rangesOf(draft: Draft, { range, evidence, fixes }: Finding): readonly SourceRange[] {
  const own = evidence.filter((one) => isOf(draft, one)).map(({ place }) => place);
  return [range, ...own, ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.range))];
}

/** Null where it does not begin and end at characters of paragraphs. */
function anchored(places: Places, { start, end }: SourceRange): AnchoredRange | null {
  const first = paragraphWith(places, start, (paragraph) => startIn(places, paragraph, start));
  if (first < 0) return null;
  const isEnd = (paragraph: number) => endIn(places, paragraph, start, end);
  const last = isEnd(first) >= 0 ? first : paragraphWith(places, end - 1, isEnd);
  return last < 0 ? null : { first, start: startIn(places, first, start), last, end: isEnd(last) };
}

/** Offset in the text of a paragraph where a range begins in it that begins there in the source; -1 where none does. */
function startIn(places: Places, paragraph: number, start: number): number {
  const logical = places.toLogical(paragraph, start);
  return places.toSource(paragraph, logical) === start ? logical : -1;
}

/** The same of where a range ends. */
function endIn(places: Places, paragraph: number, start: number, end: number): number {
  const isAtBeginning = start === end && end === places.starts[paragraph];
  const logical = isAtBeginning ? 0 : places.toLogical(paragraph, end - 1) + 1;
  return places.toSourceEnd(paragraph, logical) === end ? logical : -1;
}

/** Paragraphs before the one that begins last which may hold an offset: one goes on behind those that a box holds. */
const REACH = 20;

/** The last paragraph at an offset in which something is found (-1 where it is not); -1 where there is none. */
function paragraphWith(places: Places, offset: number, find: (paragraph: number) => number): number {
  const last = places.lastAt(offset + 1);
  for (let index = last; index > Math.max(-1, last - REACH); index--) if (find(index) >= 0) return index;
  return -1;
}

/** What was found in a draft or a document, kept in step with the versions of the draft. */
class KeptList {
  /** Address of the draft, by which findings tell what of their evidence stands in it. */
  readonly #uri: string;
  readonly #findings: readonly Kept[];
  /** Of the last version. */
  #paragraphs: readonly Paragraph[];

  constructor({ uri, text: { paragraphs } }: Draft, findings: readonly Kept[]) {
    this.#uri = uri;
    this.#findings = findings;
    this.#paragraphs = paragraphs;
  }

  /** The findings in a version of the draft; null where they do not hold in it, or that is not known. */
  in(draft: Draft): readonly Finding[] | null {
    // Where nothing was found nothing moves, however long ago that was.
    if (this.#findings.length === 0) return none;
    const { paragraphs } = draft.text;
    const change = changeBetween(this.#paragraphs, paragraphs);
    if (this.#uri !== draft.uri || change === null) return null;
    if (!this.#findings.every((kept) => kept.holdsAfter(change, paragraphs))) return null;
    this.#paragraphs = paragraphs;
    return this.#findings.map((kept) => kept.after(change, draft));
  }
}

const none: readonly Finding[] = [];

type Find = () => Iterable<Finding | undefined>;

/** Hands on what is found, and to `keep` all of it; null where it cannot be kept. */
function* sought(draft: Draft, find: Find, keep: (list: KeptList | null) => void) {
  const findings: Kept[] = [];
  let canBeKept = true;
  for (const finding of find()) {
    const kept = finding && keptOf(draft, finding);
    if (kept) findings.push(kept);
    else if (kept === null) canBeKept = false;
    yield finding;
  }
  keep(canBeKept ? new KeptList(draft, findings) : null);
}

/**
 * A memory of what a check finds, for each draft. `about` is all that it hangs on, in the draft (what records say, lists that
 * were gathered or what stands in them) and beside it (the corpus), besides the texts of the paragraphs that findings stand in;
 * where one of them is another object or value, `find` is asked again. Otherwise findings move with their paragraphs: let what
 * hangs on how many paragraphs stand between others be told by what counts them. `find` may yield `undefined` where much time
 * passes. For module level: each memory is one check's.
 */
export function keptFindings(): (draft: Draft, about: readonly unknown[], find: Find) => Iterable<Finding | undefined> {
  const known = new WeakMap<object, { readonly about: readonly unknown[]; readonly list: KeptList }>();
  return (draft, about, find) => {
    const holder = draftOf(draft.text.paragraphs);
    const before = known.get(holder);
    const kept = before && isSameList(before.about, about) ? before.list.in(draft) : null;
    return (
      kept ??
      sought(draft, find, (list) => {
        if (list) known.set(holder, { about, list });
        else known.delete(holder);
      })
    );
  };
}

/** What the findings of a document hang on. */
export interface AboutDocument {
  /** What is not said in the document itself. */
  readonly beside: readonly unknown[];
  /** What is said in it; asked for where it was read again. */
  readonly own: () => readonly unknown[];
}

interface KnownOfDocument {
  readonly beside: readonly unknown[];
  readonly own: readonly unknown[];
  /** As {@link Lineage.reading}. */
  readonly reading: object | null;
  readonly list: KeptList;
}

/** The same for each document by itself: what is found in one that is only moved moves with it. */
export function keptByDocument(): (
  draft: Draft,
  document: PolicyDocument,
  about: AboutDocument,
  find: Find,
) => Iterable<Finding | undefined> {
  const known = new WeakMap<Lineage, KnownOfDocument>();
  return (draft, document, about, find) => {
    const lineage = lineageOf(document);
    const reading = lineage.last === document ? lineage.reading : null;
    const before = known.get(lineage);
    const isBeside = before !== undefined && isSameList(before.beside, about.beside);
    if (isBeside && reading !== null && before.reading === reading) {
      const kept = before.list.in(draft);
      if (kept) return kept;
    }
    const own = about.own();
    if (isBeside && isSameList(before.own, own)) {
      const kept = before.list.in(draft);
      if (kept) {
        known.set(lineage, { ...before, reading });
        return kept;
      }
    }
    return sought(draft, find, (list) => {
      if (list) known.set(lineage, { beside: about.beside, own, reading, list });
      else known.delete(lineage);
    });
  };
}
