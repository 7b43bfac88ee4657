/** style/heading-punctuation: the mark behind a number that opens a paragraph or a member of an enumeration. */
import { gathering } from '../../ingest/paragraph-versions.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { keptFindings } from '../kept-findings.ts';

const numeral = '一二三四五六七八九十百';

/** What stands at the beginning, and what it should be. A number behind the mark makes an enumeration of it: 1、2号楼. */
const labels: readonly (readonly [pattern: RegExp, becomes: (label: string) => string])[] = [
  [/^([0-9０-９]{1,3}|[A-Z])\s?、(?=[^0-9０-９A-Z\s])/, (label) => `${label}.`],
  [/^([0-9０-９]{1,3})\s?(?:[，,。]|[.．][、，,])(?=[\u4e00-\u9fa5])/, (label) => `${label}.`],
  [/^([0-9０-９]{1,3}[）)])\s?[、，,.．。：:](?=\S)/, (label) => label],
  [new RegExp(`^([（(][${numeral}]{1,4}[）)])\\s?[、，,.．。：:](?=[^\\s（(])`), (label) => label],
  [/^([（(][0-9０-９]{1,3}[）)])\s?[、，,.．。：:](?=[^\s（(])/, (label) => label],
  [/^([①-⒇])\s?[、，,.．。](?=\S)/, (label) => label],
  [new RegExp(`^(第[${numeral}]{1,3})\\s?[、.．：:](?=[^\\s${numeral}第0-9])`), (label) => `${label}，`],
  [/^(首先|其次|再次|其[一二三四五])、(?=[\u4e00-\u9fa5])(?!其[一二三四五])/, (label) => `${label}，`],
  [new RegExp(`^([${numeral}]{1,4})\\s?[.．,，：:](?=[^\\s${numeral}0-9])`), (label) => `${label}、`],
];

export const headingPunctuation: DraftCheck = {
  code: 'style/heading-punctuation',
  title: { zh: '序次语之后的标点', en: 'The mark behind a number of an enumeration' },
  rationale: {
    zh: '不带括号的汉字数字后用顿号（一、），不带括号的阿拉伯数字后用下脚点（1.），“第”字头和“首先”“其次”类的后用逗号（第一，首先，），带括号的后面不用点号（（一）、（1））（GB/T 15834—2011，附录 B.3；结构层次序数见 GB/T 9704—2012，7.3.3）。',
    en: '一 is followed by 、, 1 by a point, 第一 and 首先 by a comma; nothing follows a number in brackets (GB/T 15834—2011, annex B.3; GB/T 9704—2012, 7.3.3).',
  },
  defaultSeverity: 'warning',
  severityIn: { law: 'information' },
  bad: [
    { text: '⟦1、⟧加强组织领导。', fixed: '1.加强组织领导。' },
    { text: '⟦（一）、⟧指导思想。坚持因地制宜。', fixed: '（一）指导思想。坚持因地制宜。' },
    { text: '⟦第一、⟧坚持因地制宜。', fixed: '第一，坚持因地制宜。' },
    { text: '⟦一.⟧总体要求', fixed: '一、总体要求' },
    { text: '⟦首先、⟧坚持因地制宜。', fixed: '首先，坚持因地制宜。' },
  ],
  good: [
    { text: '1.加强组织领导。' },
    { text: '（一）指导思想。坚持因地制宜。' },
    { text: '第一，坚持因地制宜。' },
    { text: '1、2号楼先行改造。' },
    { text: '第一、二产业比重下降。' },
    { text: '第一、第二款规定的情形除外。' },
  ],
  run: (draft) => kept(draft, [wronglyMarked(draft.text.paragraphs)], () => find(draft)),
};

const kept = keptFindings();

function* find(draft: Draft): Iterable<Finding | undefined> {
  // The members of one list are one finding, and are put right together.
  let list: Slip[] = [];
  const { paragraphs, found } = wronglyMarked(draft.text.paragraphs);
  for (const [index, paragraph] of paragraphs.entries()) {
    for (const mark of found[index]!) {
      const slip = { ...mark, paragraph };
      const before = list.at(-1);
      if (before && goesOn(before, slip)) list.push(slip);
      else {
        yield findingOf(draft, list);
        list = [slip];
      }
    }
  }
  yield findingOf(draft, list);
}

/** A wrong mark of a paragraph. */
interface WrongMark {
  readonly start: number;
  readonly end: number;
  readonly becomes: string;
  /** Which of the forms it is; members of one list have the same. */
  readonly form: string;
  readonly isFirst: boolean;
}

interface Slip extends WrongMark {
  readonly paragraph: number;
}

/** Paragraphs between two members of a list. */
const longestMember = 20;

function goesOn(before: Slip, slip: Slip): boolean {
  return slip.form === before.form && !slip.isFirst && slip.paragraph - before.paragraph <= longestMember;
}

const wronglyMarked = gathering(({ text, block }): readonly WrongMark[] | null => {
  if (block.kind === 'metadata' || block.kind === 'row') return null;
  const opening = opens(text) ? first(text) : null;
  // What is announced as attached is looked at by style/attachment-punctuation.
  const enumerates = !text.startsWith('附') && anyInside.test(text);
  const inside = enumerates ? [...enumerated(text)] : [];
  if (!opening && inside.length === 0) return null;
  return opening ? [opening, ...inside] : inside;
});

function opens(text: string): boolean {
  const head = text.slice(0, 8);
  return /^[0-9０-９A-Z（(①-⒇第一二三四五六七八九十百首其再]/.test(head) && /[、，,.．。：:]/.test(head);
}

/** The first of a list. */
const begins = /^(?:[1１一A①]|[（(][1１一]|第一|首先|其一)[^0-9０-９一二三四五六七八九十百]/;

function first(text: string): WrongMark | null {
  for (const [form, [pattern, becomes]] of labels.entries()) {
    const match = pattern.exec(text);
    if (!match) continue;
    const end = match[0].length;
    return { start: 0, end, becomes: becomes(match[1]!), form: String(form), isFirst: begins.test(match[0]) };
  }
  return null;
}

const digits = /(?<=[：；。])[0-9]{1,2}、(?=[\u4e00-\u9fa5])/g;
const ordinals = new RegExp(`(?<=[：；。])第[${numeral}]{1,2}、(?=[\\u4e00-\\u9fa5])(?![${numeral}第])`, 'g');

/** What is wrong wherever it stands: ；其次、 and ；（2）、 */
const words = /(?<=[：；。])(首先|其次|再次|其[一二三四五])、(?=[\u4e00-\u9fa5])(?!其[一二三四五])/g;
const bracketed = new RegExp(
  `(?<=[：；。])([（(](?:[${numeral}]{1,4}|[0-9０-９]{1,3})[）)]|[①-⑳])[、，,.．。](?=[\\u4e00-\\u9fa5“])`,
  'g',
);
const anyInside =
  /[：；。](?:1、|第一、|[首其再][先次一二三四五]、|[（(][^（）()]{1,4}[）)][、，,.．。]|[①-⑳][、，,.．。])/;

/** Numbers of an enumeration inside the paragraph: 任务如下：1、……；2、……。 Those without brackets begin with one. */
function* enumerated(text: string): Iterable<WrongMark> {
  for (const { index: start, 0: printed, 1: label } of text.matchAll(words)) {
    yield {
      start,
      end: start + printed.length,
      becomes: `${label}，`,
      form: 'inside words',
      isFirst: /[先一]/.test(label!),
    };
  }
  for (const { index: start, 0: printed, 1: label } of text.matchAll(bracketed)) {
    const isFirst = /[一1１①]/.test(label!) && label!.length <= 3;
    yield { start, end: start + printed.length, becomes: label!, form: 'inside brackets', isFirst };
  }
  for (const [pattern, one, mark] of [
    [digits, '1、', '.'],
    [ordinals, '第一、', '，'],
  ] as const) {
    let expected = false;
    for (const { index: start, 0: printed } of text.matchAll(pattern)) {
      expected ||= printed === one;
      if (!expected) continue;
      const becomes = `${printed.slice(0, -1)}${mark}`;
      yield { start, end: start + printed.length, becomes, form: `inside ${mark}`, isFirst: printed === one };
    }
  }
}

function findingOf({ text }: Draft, list: readonly Slip[]): Finding | undefined {
  const [slip] = list;
  if (!slip) return undefined;
  const printed = text.paragraphs[slip.paragraph]!.text.slice(slip.start, slip.end);
  const { becomes } = slip;
  const others = { zh: `，同一列举的${list.length}处一并改正`, en: `; the ${list.length} of this list together` };
  const more = list.length > 1 ? others : { zh: '', en: '' };
  return {
    code: headingPunctuation.code,
    severity: headingPunctuation.defaultSeverity,
    range: locate(text, slip),
    message: {
      zh: `序次语的标点：“${printed}”应作“${becomes}”${more.zh}。`,
      en: `The number is written “${becomes}”, not “${printed}”${more.en}.`,
    },
    evidence: [],
    fixes: [
      {
        title: { zh: `改为“${becomes}”${more.zh}`, en: `Change to “${becomes}”${more.en}` },
        edits: list.map((member) => ({ range: locate(text, member), newText: member.becomes })),
        preferred: true,
      },
    ],
  };
}
