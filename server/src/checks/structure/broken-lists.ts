/**
 * Lists whose numbers do not run on, where their members are no headings: the （1）, （2）, （4） of a notice, 一是, 二是, 四是 as
 * paragraphs, the sentences 一、, 二、, 四、 of a decision.
 */
import type { LabelKind } from '../../ingest/label.ts';
import { type Gathered, gathering } from '../../ingest/paragraph-versions.ts';
import { rememberedWith } from '../../ingest/remembered.ts';
import type { PolicyText } from '../../policy/model.ts';
import { withNumber } from './numbered-label.ts';

/** A label that does not follow the one before it. Members are named by their paragraphs, which begin with a label. */
export interface BrokenList {
  /** The member before; null where the list begins with this one. */
  readonly before: number | null;
  /** The one that is wrong. */
  readonly member: number;
  /** Paragraphs without a label stand between the two, in which a label may be lost. */
  readonly isLoose: boolean;
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

/** What a paragraph is to the lists around it. */
interface Step {
  /** Null for what ends every list: a heading without a number, a title. */
  readonly kind: LabelKind | null;
  readonly number: number;
}

const known = new Map<string, Step>();

/** The same object for the same step: typing behind a label changes nothing that was gathered. */
function stepOf(kind: Step['kind'], number: number): Step {
  const key = `${kind} ${number}`;
  const step = known.get(key) ?? { kind, number };
  known.set(key, step);
  return step;
}

const steps = gathering(({ print: { label }, block }): Step | null => {
  if (block.kind === 'title' || (block.kind === 'heading' && !label)) return stepOf(null, 0);
  if (block.kind === 'metadata' || block.kind === 'row' || !label || label.kind === 'dash') return null;
  return stepOf(label.kind, label.number);
});

/** Breaks in the lists of a text, in order. Articles have items, which are counted with them. */
export function brokenLists({ paragraphs, documents }: PolicyText): readonly BrokenList[] {
  const gathered = steps(paragraphs);
  const bounds = documents.flatMap(({ firstParagraph, endParagraph }) => [firstParagraph, endParagraph]);
  return breaks(gathered, bounds, () => [...breaksIn(gathered, bounds)]).filter(
    (found) => !isPrintedBetween(paragraphs, found),
  );
}

/** A break unless a number that is left out is printed inside of a paragraph. */
interface Break extends BrokenList {
  /** Behind which member numbers are left out, and the first and the last of them. */
  readonly after: number;
  readonly first: number;
  readonly last: number;
}

/** As long as the same labels stand in the same paragraphs. */
const breaks = rememberedWith<Gathered<Step>, readonly Break[]>();

/** `bounds`: paragraphs at which documents begin and end. */
function* breaksIn({ paragraphs, found }: Gathered<Step>, bounds: readonly number[]): Iterable<Break> {
  const boundaries = [...new Set(bounds)].sort((a, b) => a - b);
  const open: (Open | undefined)[] = [];
  let passed = 0;
  let isInArticle = false;
  for (const [index, member] of paragraphs.entries()) {
    while (passed < boundaries.length && boundaries[passed]! <= member) {
      passed++;
      open.length = 0;
      isInArticle = false;
    }
    const { kind, number } = found[index]!;
    const depth = kind ? kinds.indexOf(kind) : -1;
    if (depth < 0) {
      open.length = 0;
      isInArticle = kind === 'article';
      continue;
    }
    if (isInArticle) continue;
    const outer = open.findLast((list, at) => at < depth && list !== undefined);
    if (!open[depth] && outer && number === 2) {
      const { paragraph: after } = outer;
      yield { before: null, member, isLoose: member - after > 1, after, first: 1, last: 1 };
    }
    open.length = Math.min(open.length, depth + 1);
    const list = open[depth];
    if (list && isBreak(list, number)) {
      const { paragraph: before } = list;
      const isLoose = member - before > index - list.index;
      yield { before, member, isLoose, after: before, first: list.number + 1, last: number - 1 };
    }
    const goesOn = list && number === list.number + 1;
    const run = goesOn ? list.run + 1 : number === 1 ? 1 : (list?.run ?? 0);
    open[depth] = { paragraph: member, number, run, index };
  }
}

/** A list that may go on, by its last member. */
interface Open {
  readonly paragraph: number;
  readonly number: number;
  /** Members that followed each other. */
  readonly run: number;
  /** Of its last member among the steps. */
  readonly index: number;
}

/** A first one begins another list. */
function isBreak({ number: before, run }: Open, number: number): boolean {
  if (run < 1 || number <= 1 || before === 0) return false;
  return number === before || (number > before + 1 && number <= before + farthest);
}

function isPrintedBetween(paragraphs: PolicyText['paragraphs'], { after, member, first, last }: Break): boolean {
  const lengthOf = (paragraph: number): number => paragraphs[paragraph]!.print.label!.length;
  const printed = paragraphs[member]!.text.slice(0, lengthOf(member));
  for (let number = first; number <= last; number++) {
    const lost = withNumber(printed, number)?.trim();
    if (lost === undefined) continue;
    for (let at = after; at < member; at++) {
      if (paragraphs[at]!.text.includes(lost, at === after ? lengthOf(after) : 0)) return true;
    }
  }
  return false;
}
