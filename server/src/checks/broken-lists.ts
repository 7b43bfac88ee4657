/**
 * Lists whose numbers do not run on, where their members are no headings: the （1）, （2）, （4） of a notice, 一是, 二是, 四是 as
 * paragraphs, the sentences 一、, 二、, 四、 of a decision.
 */
import type { Label, LabelKind } from '../ingest/label.ts';
import { gathering } from '../ingest/paragraph-versions.ts';
import type { PolicyText } from '../policy/model.ts';
import { withNumber } from './numbered-label.ts';

/** A label that does not follow the one before it. */
export interface BrokenList {
  /** Paragraph and label of the member before; null where the list begins with this one. */
  readonly before: Member | null;
  /** The one that is wrong. */
  readonly member: Member;
  /** Paragraphs without a label stand between the two, in which a label may be lost. */
  readonly isLoose: boolean;
}

export interface Member {
  readonly paragraph: number;
  readonly label: Label;
}

/** Kinds that number members of lists, from the outside in. */
const kinds: readonly LabelKind[] = [
  'chinese',
  'parenthesised',
  'ordinal',
  'arabic',
  'arabic-parenthesised',
  'circled',
];
/** A number further on than this is another series, or none. */
const farthest = 3;

/** Labels of paragraphs; null stands for what ends every list: a heading without a number, a title, a chapter. */
const labels = gathering(({ print: { label }, block }): { readonly label: Label | null } | null => {
  if (block.kind === 'title' || (block.kind === 'heading' && !label)) return { label: null };
  if (block.kind === 'metadata' || block.kind === 'row' || !label || label.kind === 'dash') return null;
  return { label };
});

/** Breaks in the lists of a text, in order. Articles have items, which are counted with them. */
export function* brokenLists({ paragraphs, documents }: PolicyText): Iterable<BrokenList> {
  const { paragraphs: at, found } = labels(paragraphs);
  const bounds = new Set(documents.flatMap(({ firstParagraph, endParagraph }) => [firstParagraph, endParagraph]));
  const boundaries = [...bounds].sort((a, b) => a - b);
  const open: (Open | undefined)[] = [];
  let passed = 0;
  let isInArticle = false;
  for (const [index, paragraph] of at.entries()) {
    while (passed < boundaries.length && boundaries[passed]! <= paragraph) {
      passed++;
      open.length = 0;
      isInArticle = false;
    }
    const { label } = found[index]!;
    const depth = label ? kinds.indexOf(label.kind) : -1;
    if (!label || depth < 0) {
      open.length = 0;
      isInArticle = label?.kind === 'article';
      continue;
    }
    if (isInArticle) continue;
    const member = { paragraph, label };
    const outer = open.findLast((list, at) => at < depth && list !== undefined);
    if (!open[depth] && outer && label.number === 2 && !isPrintedBetween(paragraphs, outer.last, member, 1))
      yield { before: null, member, isLoose: paragraph - outer.last.paragraph > 1 };
    open.length = Math.min(open.length, depth + 1);
    const list = open[depth];
    const goesOn = list && label.number === list.last.label.number + 1;
    if (list && isBreak(list, label.number)) {
      const between = paragraph - list.last.paragraph - (index - list.index);
      if (!isPrintedBetween(paragraphs, list.last, member, list.last.label.number + 1))
        yield { before: list.last, member, isLoose: between > 0 };
    }
    open[depth] = { last: member, run: goesOn ? list.run + 1 : label.number === 1 ? 1 : (list?.run ?? 0), index };
  }
}

/** A list that may go on. */
interface Open {
  readonly last: Member;
  /** Members that followed each other. */
  readonly run: number;
  /** Of its last member among the labels. */
  readonly index: number;
}

/** A first one begins another list. */
function isBreak({ last, run }: Open, number: number): boolean {
  const before = last.label.number;
  if (run < 1 || number <= 1 || before === 0) return false;
  return number === before || (number > before + 1 && number <= before + farthest);
}

/** Whether a label left out, from a number on, stands inside a paragraph between the two. */
function isPrintedBetween(
  paragraphs: PolicyText['paragraphs'],
  before: Member,
  { paragraph, label }: Member,
  first: number,
): boolean {
  const printed = paragraphs[paragraph]!.text.slice(0, label.length);
  for (let number = first; number < label.number; number++) {
    const lost = withNumber(printed, number)?.trim();
    if (lost === undefined) continue;
    for (let at = before.paragraph; at < paragraph; at++) {
      if (paragraphs[at]!.text.includes(lost, at === before.paragraph ? before.label.length : 0)) return true;
    }
  }
  return false;
}
