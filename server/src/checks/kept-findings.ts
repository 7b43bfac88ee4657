/**
 * Findings of a check that looks at the draft as a whole, kept from version to version of the draft as long as all that they
 * hang on is the same: a keystroke elsewhere only moves them.
 */
import { type Paragraph, toLogical, toSource, toSourceEnd } from '../ingest/paragraph.ts';
import { draftOf } from '../ingest/paragraph-versions.ts';
import type { Print } from '../ingest/print.ts';
import { isSameList } from '../ingest/remembered.ts';
import { locateIn, type SourceRange } from '../policy/span.ts';
import type { Draft, Finding } from './check.ts';
import { draftPlace } from './draft-place.ts';

/** A range of the source as the paragraphs that it begins and ends in, by their indices, and offsets of their texts. */
interface AnchoredRange {
  readonly first: number;
  readonly start: number;
  readonly last: number;
  readonly end: number;
}

/** A finding of an earlier version, which goes with its paragraphs. */
class Kept {
  /** Where it last stood. */
  #finding: Finding;
  /** Of the finding, its evidence in the draft and its edits, in this order; null where one stands in no paragraph. */
  readonly #ranges: readonly AnchoredRange[] | null;
  #stood: readonly Paragraph[];
  readonly #prints: readonly Print[];

  constructor(draft: Draft, finding: Finding) {
    const { paragraphs } = draft.text;
    this.#finding = finding;
    const ranges = rangesOf(draft, finding).map((range) => anchored(paragraphs, range));
    this.#ranges = ranges.includes(null) ? null : (ranges as readonly AnchoredRange[]);
    this.#stood = this.#ranges ? standing(paragraphs, this.#ranges) : [];
    this.#prints = this.#stood.map(({ print }) => print);
  }

  get canBeKept(): boolean {
    return this.#ranges !== null;
  }

  /** Whether the paragraphs that it stands in say the same in a version of the draft. */
  holdsIn({ text: { paragraphs } }: Draft): boolean {
    const prints = this.#prints;
    return this.#ranges!.every(
      ({ first, last }, at) =>
        paragraphs[first]?.print === prints[2 * at] && paragraphs[last]?.print === prints[2 * at + 1],
    );
  }

  /** The finding in a version of the draft that says the same there: the same record where nothing of it moved. */
  in(draft: Draft): Finding {
    const { paragraphs } = draft.text;
    const stands = standing(paragraphs, this.#ranges!);
    // A line more before it moves the evidence, whose lines are counted, even where no offset changes.
    const hasPlaces = this.#finding.evidence.some((one) => isOf(draft, one));
    if (!hasPlaces && isSameList(stands, this.#stood)) return this.#finding;
    let next = 0;
    const range = (): SourceRange => {
      const { start, end } = this.#ranges![next]!;
      const [first, last] = [stands[2 * next]!, stands[2 * next + 1]!];
      next++;
      return { start: locateIn(first, start, start).start, end: locateIn(last, end, end).end };
    };
    const { evidence, fixes, ...rest } = this.#finding;
    this.#finding = {
      ...rest,
      range: range(),
      evidence: evidence.map((one) => (isOf(draft, one) ? { ...one, place: draftPlace(draft, range()) } : one)),
      fixes: fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => ({ ...edit, range: range() })) })),
    };
    this.#stood = stands;
    return this.#finding;
  }
}

function isOf({ uri }: Draft, { place }: Finding['evidence'][number]): boolean {
  return place.uri === uri;
}

function rangesOf(draft: Draft, { range, evidence, fixes }: Finding): readonly SourceRange[] {
  const own = evidence.filter((one) => isOf(draft, one)).map(({ place }) => place);
  return [range, ...own, ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.range))];
}

function standing(paragraphs: readonly Paragraph[], ranges: readonly AnchoredRange[]): readonly Paragraph[] {
  return ranges.flatMap(({ first, last }) => [paragraphs[first]!, paragraphs[last]!]);
}

function anchored(paragraphs: readonly Paragraph[], { start, end }: SourceRange): AnchoredRange | null {
  const from = anchorOf(paragraphs, start, (paragraph) => {
    const logical = toLogical(paragraph, start);
    return toSource(paragraph, logical) === start ? logical : null;
  });
  const to = anchorOf(paragraphs, end - 1, (paragraph) => {
    const logical = start === end && end === paragraph.start ? 0 : toLogical(paragraph, end - 1) + 1;
    return toSourceEnd(paragraph, logical) === end ? logical : null;
  });
  return from && to && { first: from.index, start: from.logical, last: to.index, end: to.logical };
}

/** Paragraphs before the one that begins last which may hold an offset: one goes on behind those that a box holds. */
const REACH = 20;

function anchorOf(
  paragraphs: readonly Paragraph[],
  offset: number,
  find: (paragraph: Paragraph) => number | null,
): { readonly index: number; readonly logical: number } | null {
  let behind = 0;
  let high = paragraphs.length;
  while (behind < high) {
    const middle = (behind + high) >> 1;
    if (paragraphs[middle]!.start <= offset + 1) behind = middle + 1;
    else high = middle;
  }
  for (let index = behind - 1; index >= Math.max(0, behind - REACH); index--) {
    const logical = find(paragraphs[index]!);
    if (logical !== null) return { index, logical };
  }
  return null;
}

const none: readonly Finding[] = [];

interface Known {
  /** Address of the draft, by which findings tell what of their evidence stands in it. */
  readonly uri: string;
  readonly about: readonly unknown[];
  readonly findings: readonly Kept[];
}

/**
 * A memory of what a check finds, for each draft. `about` is all that it hangs on, in the draft (records, lists that were
 * gathered) and beside it (the corpus), besides the texts of the paragraphs that findings stand in; where one of them is
 * another object or value, `find` is asked again. It may yield `undefined` where much time passes. For module level: each memory is one check's.
 */
export function keptFindings(): (
  draft: Draft,
  about: readonly unknown[],
  find: () => Iterable<Finding | undefined>,
) => Iterable<Finding | undefined> {
  const known = new WeakMap<object, Known>();
  function* sought(draft: Draft, about: readonly unknown[], find: () => Iterable<Finding | undefined>) {
    const findings: Kept[] = [];
    for (const finding of find()) {
      if (finding) findings.push(new Kept(draft, finding));
      yield finding;
    }
    const holder = draftOf(draft.text.paragraphs);
    if (findings.every(({ canBeKept }) => canBeKept)) known.set(holder, { uri: draft.uri, about, findings });
    else known.delete(holder);
  }
  return (draft, about, find) => {
    const before = known.get(draftOf(draft.text.paragraphs));
    const isSame = before?.uri === draft.uri && isSameList(before.about, about);
    if (!before || !isSame || !before.findings.every((kept) => kept.holdsIn(draft))) return sought(draft, about, find);
    return before.findings.length === 0 ? none : before.findings.map((kept) => kept.in(draft));
  };
}
