/** structure/sequence: numbering with a gap, a repetition or a step back. */
import { labelOf } from '../../ingest/label.ts';
import { foundWithin, gathering } from '../../ingest/paragraph-versions.ts';
import type { PolicyDocument, PolicyText } from '../../policy/model.ts';
import { attachmentHeads, follows, type Member, type Sequence, sequencesOf } from '../../policy/outline/sequences.ts';
import { locate, spanText } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding, Fix } from '../check.ts';
import { isAboutOthers } from '../citation/cited-titles.ts';
import { keptByDocument, keptFindings } from '../kept-findings.ts';
import { saidIn, saidOf } from '../said-records.ts';
import { type BrokenList, brokenLists } from './broken-lists.ts';
import { wrongNumbers } from './enumerations.ts';
import { withNumber } from './numbered-label.ts';
import { wrongCounts } from './stated-counts.ts';

const looked: ReadonlySet<Sequence['kind']> = new Set([
  'part',
  'chapter',
  'section',
  'article',
  'chinese',
  'parenthesised',
  'box',
  'item',
]);
/** Lists in prose often begin anew with 1. and （1）, and where lines were not joined one of them is lost: less certain. */
const loose: ReadonlySet<Sequence['kind']> = new Set(['arabic', 'arabic-parenthesised']);

export const sequence: DraftCheck = {
  code: 'structure/sequence',
  title: { zh: '序号不连续或者重复', en: 'Numbering with a gap or a repetition' },
  rationale: {
    zh: '结构层次序数应当依次排列（《党政机关公文处理工作条例》、GB/T 9704—2012；法规按编、章、节、条、款、项、目依次表述，《立法法》第六十五条）。增删条款后容易跳号、重号，引用也会随之指错。写明几项的列举，项数应当相符。',
    en: 'The parts of a text are numbered in order. After articles were added or removed, numbers are easily left out or used twice, and references then mislead. An enumeration has as many members as it announces.',
  },
  defaultSeverity: 'warning',
  bad: [
    {
      text: '青溪市公园管理办法\n\n第一条　为了规范公园管理，制定本办法。\n\n第二条　公园免费开放。\n\n⟦第四条⟧　本办法自公布之日起施行。',
    },
    {
      text: '青溪市植树方案\n\n一、总体要求\n\n全面推进植树。\n\n二、重点任务\n\n加强管护。\n\n⟦二、⟧保障措施\n\n加强领导。',
    },
    {
      text: '青溪市公园管理办法\n\n第一条　公园包括下列各类：\n\n（一）综合公园；\n\n⟦（三）⟧口袋公园。\n\n第二条　公园免费开放。\n\n第三条　本办法自公布之日起施行。',
    },
    {
      text: '青溪市植树方案\n\n一、重点任务\n\n1.备好苗木。各区自行育苗。\n\n2.划定地块。优先沿河。\n\n⟦4.⟧组织管护。每月巡查。',
    },
    { text: '青溪市植树方案\n\n重点抓好三件事：一是备好苗木；二是划定地块；⟦四是⟧组织管护。' },
    {
      text: '关于植树情况的通报\n\n存在以下问题。\n\n（1）有的单位没有备好苗木，植树推迟了两周。\n\n（2）有的单位没有划定地块，苗木没有地方栽种。\n\n⟦（4）⟧有的单位没有组织管护，苗木没有成活。',
    },
    {
      text: '青溪市植树方案\n\n一、重点任务\n\n⟦（二）⟧划定地块\n\n优先沿河。\n\n（三）组织管护\n\n每月巡查。',
    },
    { text: '青溪市植树方案\n\n重点抓好⟦四件⟧事：一是备好苗木；二是划定地块；三是组织管护。' },
  ],
  good: [
    { text: '青溪市植树方案\n\n重点抓好三件事：一是备好苗木；二是划定地块；三是组织管护。' },
    {
      text: '青溪市植树方案\n\n一、总体要求\n\n（一）指导思想。全面推进植树。\n\n（二）基本原则。因地制宜。\n\n二、重点任务\n\n（一）植树。加强管护。\n\n（二）养护。加强养护。',
    },
    {
      text: '青溪市植树工作要点\n\n一是备好苗木，各区自行育苗。\n\n二是划定地块，优先沿河。\n\n三是组织管护，每月巡查。',
    },
    {
      text: '青溪市公园管理规范\n\n一、公园免费开放。\n\n二、公园实行名录管理。\n\n附件1：巡查操作规程\n\n一、巡查每日两次。\n\n二、巡查应当记录。\n\n附件2：养护操作规程\n\n一、养护每月一次。\n\n二、养护应当记录。',
    },
    {
      text: '青溪市公园管理办法\n\n第一条　为了规范公园管理，制定本办法。\n\n第一条之一　公园实行名录管理。\n\n第二条　公园免费开放。\n\n第三条　本办法自公布之日起施行。',
    },
  ],
  run(draft) {
    const { text } = draft;
    const { paragraphs } = text;
    const { frame, numbering, articles } = saidIn(text);
    const about = [attachmentHeads(paragraphs).found, labels(paragraphs).found];
    const inside = [wrongNumbers(paragraphs).found, wrongCounts(paragraphs).found];
    const all = [frame, numbering, articles, ...inside, ...about];
    const found = kept(draft, all, () => findAll(draft));
    const lists = brokenLists(text);
    return lists.length === 0 ? found : withLists(draft, found, lists);
  },
};

const nothing: readonly never[] = [];
const kept = keptFindings();
const keptOf = keptByDocument();

function* findAll(draft: Draft): Iterable<Finding | undefined> {
  for (const document of draft.text.documents) {
    const own = () => aboutNumbers(draft.text, document);
    yield* keptOf(draft, document, { beside: nothing, own }, () => find(draft, document));
  }
  yield* brokenEnumerations(draft);
  yield* wronglyAnnounced(draft);
}

/** With the breaks of lists whose members are no headings: those of headings are known. */
function* withLists(
  draft: Draft,
  found: Iterable<Finding | undefined>,
  lists: readonly BrokenList[],
): Iterable<Finding | undefined> {
  const known: Finding[] = [];
  for (const finding of found) {
    if (finding) known.push(finding);
    yield finding;
  }
  for (const list of lists) {
    const finding = brokenList(draft, list);
    const { start, end } = finding.range;
    if (!known.some(({ range }) => range.start < end && start < range.end)) yield finding;
  }
}

function brokenList(draft: Draft, { before, member, isLoose }: BrokenList): Finding {
  const labelled = (paragraph: number): Member => {
    const { text, print } = draft.text.paragraphs[paragraph]!;
    const { number, sub, length } = print.label!;
    const end = text.slice(0, length).trimEnd().length;
    return { number, sub, labelSpan: { paragraph, start: 0, end }, heading: -1 };
  };
  const finding =
    before === null ? withoutFirst(draft, labelled(member)) : broken(draft, labelled(before), labelled(member));
  return isLoose ? { ...finding, severity: 'information' } : finding;
}

/** （二） directly under 三、. */
function withoutFirst({ text }: Draft, { labelSpan }: Member): Finding {
  const printed = spanText(text, labelSpan).replace(/\s+/g, '');
  const first = withNumber(printed, 1)!;
  return {
    code: sequence.code,
    severity: sequence.defaultSeverity,
    range: locate(text, labelSpan),
    message: { zh: `“${printed}”之前没有“${first}”。`, en: `No “${first}” stands before “${printed}”.` },
    evidence: [],
    fixes: [],
  };
}

/** What is numbered in a document. */
function aboutNumbers(text: PolicyText, document: PolicyDocument): readonly unknown[] {
  const { title, firstParagraph: first, endParagraph: end } = document;
  const { numbering, articles } = saidOf(text, document);
  const heads = foundWithin(attachmentHeads(text.paragraphs), first, end);
  return [title, numbering, articles, heads.length, ...heads, ...foundWithin(labels(text.paragraphs), first, end)];
}

/** What the labels of paragraphs count, as a string for each. */
const labels = gathering(({ print: { label } }) => (label ? `${label.kind} ${label.number}` : null));

function* find(draft: Draft, document: PolicyDocument): Iterable<Finding | undefined> {
  // An amendment prints the articles that it changes, with their numbers; its own are 一、 二、
  const isAmendment = isAboutOthers(document);
  for (const series of sequencesOf(draft.text, document)) {
    if (isAmendment && series.kind !== 'chinese') continue;
    if (looked.has(series.kind) || loose.has(series.kind)) yield* breaksIn(draft, series);
  }
}

/** Where a series does not go on with the next number. */
function breaksIn(draft: Draft, { kind, members }: Sequence): readonly Finding[] {
  const isLoose = loose.has(kind);
  const breaks: Finding[] = [];
  for (let at = 1; at < members.length; at++) {
    const before = members[at - 1]!;
    const member = members[at]!;
    if (follows(before, member) || (isLoose && member.number === 1) || isBetween(draft, before, member)) continue;
    const found = broken(draft, before, member);
    breaks.push(isLoose ? { ...found, severity: 'information' } : found);
  }
  return breaks;
}

/** 一是……；二是……；四是…… */
function* brokenEnumerations(draft: Draft): Iterable<Finding> {
  const { paragraphs, found } = wrongNumbers(draft.text.paragraphs);
  for (const [index, paragraph] of paragraphs.entries()) {
    for (const { start, end, printed, before, expected } of found[index]!) {
      const range = locate(draft.text, { paragraph, start, end });
      yield {
        code: sequence.code,
        severity: sequence.defaultSeverity,
        range,
        message: {
          zh: `“${before}”之后是“${printed}”，序号不连续。`,
          en: `“${printed}” comes after “${before}”.`,
        },
        evidence: [],
        fixes: [changeTo(range, expected)],
      };
    }
  }
}

/** 抓好四项工作：一是……；二是……；三是……。 */
function* wronglyAnnounced(draft: Draft): Iterable<Finding> {
  const { paragraphs, found } = wrongCounts(draft.text.paragraphs);
  for (const [index, paragraph] of paragraphs.entries()) {
    for (const { start, end, printed, listed } of found[index]!) {
      yield {
        code: sequence.code,
        severity: sequence.defaultSeverity,
        range: locate(draft.text, { paragraph, start, end }),
        message: {
          zh: `这里写“${printed}”，后面列举了 ${listed} 项。`,
          en: `“${printed}” is announced, but ${listed} are listed.`,
        },
        evidence: [],
        fixes: [],
      };
    }
  }
}

function changeTo(range: Finding['range'], newText: string): Fix {
  const title = { zh: `改为“${newText}”`, en: `Change to “${newText}”` };
  return { title, edits: [{ range, newText }], preferred: false };
}

/** The numbers between stand in paragraphs that are no headings: sentences that a list numbers. */
function isBetween({ text }: Draft, before: Member, member: Member): boolean {
  if (member.number <= before.number + 1) return false;
  const kind = labelOf(spanText(text, member.labelSpan))?.kind;
  for (let at = before.labelSpan.paragraph + 1; at < member.labelSpan.paragraph; at++) {
    const { label } = text.paragraphs[at]!.print;
    if (label?.kind === kind && label && before.number < label.number && label.number < member.number) return true;
  }
  return false;
}

function broken(draft: Draft, before: Member, member: Member): Finding {
  const { text } = draft;
  const printed = spanText(text, member.labelSpan).replace(/\s+/g, '');
  const previous = spanText(text, before.labelSpan).replace(/\s+/g, '');
  const repeated = member.number === before.number && member.sub === before.sub;
  const expected = withNumber(printed, before.number + 1);
  const range = locate(text, member.labelSpan);
  return {
    code: sequence.code,
    severity: sequence.defaultSeverity,
    range,
    message: repeated
      ? {
          zh: `“${printed}”重复。可用“重新编号”统一调整序号和引用。`,
          en: `“${printed}” is used twice. “Renumber” puts the numbers and the references to them in order.`,
        }
      : {
          zh: `“${previous}”之后是“${printed}”，序号不连续。可用“重新编号”统一调整序号和引用。`,
          en: `“${printed}” comes after “${previous}”. “Renumber” puts the numbers and the references to them in order.`,
        },
    evidence: [],
    fixes: expected ? [changeTo(range, expected)] : [],
  };
}
