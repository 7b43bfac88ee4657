/** alignment/no-owner: a binding target without deadline or owner, a task without responsible unit where others have one. */
import { lowerBound } from '../../ingest/lower-bound.ts';
import { gathering } from '../../ingest/paragraph-versions.ts';
import type { Heading, PolicyDocument, Span } from '../../policy/model.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { aboutTables, type SaidFigures, saidBy } from '../figure/own-figures.ts';
import { keptByDocument, keptFindings } from '../kept-findings.ts';
import type { Message } from '../message.ts';
import { saidIn, saidOf } from '../said-records.ts';

const tasks = (last: string) =>
  [
    '青溪市公园建设三年行动方案',
    '一、主要任务',
    '（一）新建口袋公园。每年新建二十处。（市园林局负责）',
    '（二）改造老旧公园。补种乡土树种。（市园林局牵头，市财政局参与）',
    '（三）完善步道。连通滨河步道。（市住房城乡建设局负责）',
    last,
  ].join('\n\n');
const table = (close: string) =>
  `青溪市森林保护“十四五”规划\n\n一、规划目标\n\n指标 2020年 2025年 属性\n\n森林覆盖率（%） 50 57 约束性\n\n二、保障措施\n\n${close}`;

export const alignmentNoOwner: DraftCheck = {
  code: 'alignment/no-owner',
  title: { zh: '约束性指标或任务没有责任单位、期限', en: 'Binding target or task without owner or deadline' },
  rationale: {
    zh: '约束性指标要分解落实、明确责任主体和完成期限，并纳入年度计划和考核；任务分工应当写明责任单位。全稿都不写责任单位的，不逐条提示。',
    en: 'Binding targets are broken down, have an owner and a deadline; tasks name who is responsible. Where a draft names nobody at all, its tasks are not listed one by one.',
  },
  defaultSeverity: 'information',
  bad: [
    { text: tasks('（四）⟦加强管护⟧。建立巡护制度。') },
    { text: table('加强组织领导，加大资金投入。').replace('57', '⟦57⟧') },
  ],
  good: [
    { text: tasks('（四）加强管护。建立巡护制度。（市园林局负责）') },
    { text: table('约束性指标分解到各区县，明确责任单位，纳入年度考核。') },
  ],
  run(draft) {
    const { text } = draft;
    const { frame, outline, responsibilities } = saidIn(text);
    const about = [assigning(text.paragraphs).found, aboutTables(text)];
    return kept(draft, [frame, outline, responsibilities, ...about], () => findAll(draft, about));
  },
};

const kept = keptFindings();
const keptOf = keptByDocument();

function* findAll(draft: Draft, about: readonly unknown[]): Iterable<Finding | undefined> {
  for (const document of draft.text.documents) {
    const { frame, outline, responsibilities } = saidOf(draft.text, document);
    const own = () => [frame, outline, responsibilities, ...about];
    yield* keptOf(draft, document, { beside: [], own }, () => find(draft, document));
  }
}

function* find(draft: Draft, document: PolicyDocument): Iterable<Finding | undefined> {
  yield unassigned(draft, document);
  yield* ownerless(draft, document);
}

const assigning = gathering(({ text }) =>
  /责任(?:主体|单位|部门|分工)|牵头|分解|分工|考核|负责/.test(text) ? true : null,
);

/** The first binding target of a document that nowhere says who answers for it; and those that are due at no time. */
function unassigned(draft: Draft, document: PolicyDocument): Finding | undefined {
  const said = saidBy(document);
  const { figures } = said;
  const binding = bindingOf(said);
  const [first] = binding;
  if (first === undefined) return undefined;
  const undated = binding.find((number) => figures[number]!.year === null);
  if (undated !== undefined) {
    const { metric } = figures[undated]!;
    return finding(draft, document.indicators[undated]!.span, {
      zh: `约束性指标“${metric}”没有写明完成期限。`,
      en: `The binding target ${metric} has no deadline.`,
    });
  }
  if (document.responsibilities.length > 0 || mentions(draft, document)) return undefined;
  return finding(draft, document.indicators[first]!.span, {
    zh: `${binding.length}项约束性指标没有写明由谁负责、如何分解落实。`,
    en: `Nothing says who answers for the ${binding.length} binding targets.`,
  });
}

/** Numbers of the binding targets: tables name them as such. */
function bindingOf({ figures, ofTables }: SaidFigures): readonly number[] {
  return ofTables.filter((number) => {
    const { attribute, nature } = figures[number]!;
    return attribute === '约束性' && nature !== 'actual';
  });
}

function mentions({ text }: Draft, { firstParagraph, endParagraph }: PolicyDocument): boolean {
  const { paragraphs } = assigning(text.paragraphs);
  return (paragraphs[lowerBound(paragraphs, firstParagraph)] ?? endParagraph) < endParagraph;
}

/** From so many tasks with an owner on, and this share of their kind, the others are taken to lack one. */
const FEWEST_OWNED = 3;
const MOST_OWNED = 0.6;
/** Sections that set no tasks. */
const noTask = /总体要求|指导思想|基本原则|目标|组织(?:实施|领导|保障)|保障|附则|背景|意义|现状|基础|形势|要求/;

/** Headings of the kind under which responsibilities stand as a rule, that have none. */
function* ownerless(draft: Draft, { outline, responsibilities, endParagraph }: PolicyDocument): Iterable<Finding> {
  if (responsibilities.length < FEWEST_OWNED) return;
  const owned = new Map<Heading, boolean>();
  for (const [at, heading] of outline.entries()) {
    let behind = at + 1;
    while (behind < outline.length && outline[behind]!.level > heading.level) behind++;
    const next = outline[behind]?.span ?? { paragraph: endParagraph, start: 0 };
    owned.set(
      heading,
      responsibilities.some(({ span }) => isBefore(heading.span, span) && isBefore(span, next)),
    );
  }
  for (const level of new Set(outline.map((heading) => heading.level))) {
    const siblings = outline.filter(
      (heading, at) => heading.level === level && !((outline[at + 1]?.level ?? 0) > level),
    );
    const tasks = siblings.filter((heading) => !isAside(outline, heading));
    const withOwner = tasks.filter((heading) => owned.get(heading));
    if (withOwner.length < FEWEST_OWNED || withOwner.length < MOST_OWNED * tasks.length) continue;
    for (const heading of tasks) {
      if (owned.get(heading)) continue;
      const labelled = { ...heading.span, start: heading.span.end - heading.text.length };
      yield finding(draft, labelled, {
        zh: `“${heading.text}”没有写明责任单位。`,
        en: `Nobody is named as responsible for ${heading.text}.`,
      });
    }
  }
}

/** Headings about aims and means, and those below them. */
function isAside(outline: readonly Heading[], heading: Heading): boolean {
  let level = heading.level + 1;
  for (let at = outline.indexOf(heading); at >= 0; at--) {
    const above = outline[at]!;
    if (above.level >= level) continue;
    level = above.level;
    if (above.text === '' || noTask.test(above.text)) return true;
  }
  return false;
}

function isBefore(a: Pick<Span, 'paragraph' | 'start'>, b: Pick<Span, 'paragraph' | 'start'>): boolean {
  return a.paragraph < b.paragraph || (a.paragraph === b.paragraph && a.start <= b.start);
}

function finding(draft: Draft, span: Span, message: Message): Finding {
  const { code, defaultSeverity } = alignmentNoOwner;
  return { code, severity: defaultSeverity, range: locate(draft.text, span), message, evidence: [], fixes: [] };
}
