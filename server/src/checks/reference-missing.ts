/** reference/missing: an internal reference (第十条, 第三款, 前款, 附件2, 专栏3, 第三部分) that points to nothing in the draft. */
import { articleAt } from '../policy/articles.ts';
import type { Citation, Heading, PolicyDocument, ReferenceTarget } from '../policy/model.ts';
import { chineseNumeral } from '../policy/numerals.ts';
import { placesOfOthers } from '../policy/place-lists.ts';
import type { PlaceStep } from '../policy/places.ts';
import { locate } from '../policy/span.ts';
import type { Draft, DraftCheck, Edit, Finding } from './check.ts';
import { interpretsAnother } from './cited-titles.ts';
import { isFormerPlace } from './history.ts';
import { keptFindings } from './kept-findings.ts';
import { aboutNamedTables, missingTables } from './named-tables.ts';
import { aboutPlaces, doubtfulPlaces, lacksPlace, type OwnPlace } from './own-places.ts';
import { type MissingBeside, missingBeside } from './places-beside.ts';
import { saidIn } from './said-records.ts';

/** Articles that are dropped from a draft at a time, at most. */
const reachOfRenumbering = 20;

export const referenceMissing: DraftCheck = {
  code: 'reference/missing',
  title: { zh: '文内引用的条款、附件、专栏不存在', en: 'Internal reference points to nothing' },
  rationale: {
    zh: '条文增删后，未随之调整的“第X条”“附件X”“专栏X”会指向不存在的内容。《立法技术规范（试行）》要求引用本法条文时准确指明条款序号。草稿中尚无同类编号（如附件另附）时不提示。',
    en: 'After articles are added or removed, references that were not adjusted point to nothing. Silent where the draft has no numbering of that kind at all, for example when attachments are kept in files of their own.',
  },
  defaultSeverity: 'warning',
  bad: [
    {
      text: '青溪市林业局关于印发护林办法的通知\n\n各区人民政府：\n\n现将《青溪市护林办法》（以下简称《办法》）印发给你们，请按照附件⟦第五条⟧、《办法》⟦第九条⟧执行。\n\n青溪市林业局\n\n2024年3月1日\n\n附件\n\n青溪市护林办法\n\n第一条　为了护林，制定本办法。\n\n第二条　护林员应当每日巡护。\n\n第三条　本办法自公布之日起施行。',
    },
    {
      text: '青溪市公园管理办法\n\n第一条　为了规范公园管理，制定本办法。\n\n第二条　违反⟦本办法第五条⟧规定的，责令改正。\n\n第三条　本办法自公布之日起施行。',
    },
    {
      text: '青溪市公园管理办法\n\n第一条　为了规范公园管理，制定本办法。\n\n第二条　公园免费开放。\n\n公园实行名录管理。\n\n第三条　违反⟦第二条第三款⟧规定的，责令改正。',
    },
    {
      text: '青溪市公园管理办法\n\n第一条　为了规范公园管理，制定本办法。\n\n第二条　违反⟦第一条之二⟧规定的，责令改正。\n\n第三条　本办法自公布之日起施行。',
    },
    {
      text: '青溪市公园管理办法\n\n第一条　⟦前条⟧规定的公园免费开放。\n\n第二条　前条规定的公园实行名录管理。\n\n第三条　违反⟦本办法第１２条⟧规定的，责令改正。',
    },
    {
      text: '青溪市公园管理办法\n\n第一条　⟦前款⟧规定适用于全市公园。\n\n第二条　公园包括下列各类：\n\n（一）综合公园；\n\n（二）口袋公园。\n\n第三条　⟦第二条第三项⟧规定的公园免费开放。',
    },
    {
      text: '关于开展春季植树的通知\n\n各区人民政府：\n\n请填写⟦附件3⟧，于3月1日前报送。\n\n附件：1.植树任务表\n2.验收表',
    },
    {
      text: '青溪市公园规划\n\n主要指标见⟦表2⟧。\n\n表1　主要指标\n\n指标　2025年\n\n公园数量（个）　120',
    },
  ],
  good: [
    { text: '青溪市公园规划\n\n主要指标见表1，填写表3—1。\n\n表1　主要指标\n\n指标　2025年\n\n公园数量（个）　120' },
    {
      text: '青溪市林业局关于印发护林办法的通知\n\n各区人民政府：\n\n现将《青溪市护林办法》印发给你们，请按照附件第一条、《青溪市护林办法》第三条和原附件第八条执行。\n\n青溪市林业局\n\n2024年3月1日\n\n附件\n\n青溪市护林办法\n\n第一条　为了护林，制定本办法。\n\n第二条　护林员应当每日巡护。\n\n第三条　本办法自公布之日起施行。',
    },
    { text: '青溪市公园方案\n\n一、总体要求\n\n二、主要任务\n\n任务分工见本方案第二部分。' },
    {
      text: '青溪市公园管理办法\n\n第一条　为了规范公园管理，制定本办法。\n\n第二条　违反本办法第一条规定的，责令改正。\n\n第三条　本办法自公布之日起施行。',
    },
    {
      text: '青溪市公园管理办法\n\n第一条　公园免费开放。\n\n前款规定的公园实行名录管理。\n\n第二条　违反第一条第二款规定的，责令改正。\n\n第三条　违反第二条规定，并有第五款情形的，从重处理。',
    },
    {
      text: '青溪市公园管理办法\n\n第一条　公园免费开放。\n\n第二条　原第八条规定的收费和修订前的第一条第三款规定的押金已经取消。\n\n第三条　本办法自公布之日起施行。',
    },
    { text: '关于开展春季植树的通知\n\n各区人民政府：\n\n请填写附件2，于3月1日前报送。' },
    { text: '关于开展春季植树的通知\n\n各区人民政府：\n\n请按照省厅通知附件3填写。\n\n附件：植树任务表' },
    {
      text: '关于开展春季植树的通知\n\n各区人民政府：\n\n请填写附件2，于3月1日前报送。\n\n附件：1.植树任务表\n2.验收表',
    },
  ],
  *run(draft) {
    const { frame, outline, numbering, attachments, citations, definitions, stating } = saidIn(draft.text);
    yield* kept(draft, [frame, outline, attachments, citations, stating], () => find(draft));
    const others = placesOfOthers(draft.text.paragraphs);
    yield* keptBeside(draft, [frame, numbering, definitions, stating, others], () => findBeside(draft));
    yield* keptTables(draft, [aboutNamedTables(draft.text)], () => findTables(draft));
    yield* keptInArticles(draft, aboutPlaces(draft.text), () => findInArticles(draft));
  },
};

const kept = keptFindings();
const keptBeside = keptFindings();
const keptTables = keptFindings();

/** Tables and pictures that have no caption. */
function* findTables(draft: Draft): Iterable<Finding> {
  for (const { span, printed, count, last } of missingTables(draft.text)) {
    yield {
      code: referenceMissing.code,
      severity: referenceMissing.defaultSeverity,
      range: locate(draft.text, span),
      message: {
        zh: `本稿没有“${printed}”：同类编号共 ${count} 个，最后是“${last}”。`,
        en: `The draft has no “${printed}”: there are ${count} of its kind, the last is “${last}”.`,
      },
      evidence: [],
      fixes: [],
    };
  }
}

/** Articles that an attachment, or what it is attached to, does not have. */
function* findBeside(draft: Draft): Iterable<Finding | undefined> {
  for (const found of missingBeside(draft)) {
    yield found && articleMissingBeside(draft, found);
  }
}

function articleMissingBeside(draft: Draft, { span, document, step }: MissingBeside): Finding {
  const articles = numbered(document.outline, 'article');
  const printed = draft.text.paragraphs[span.paragraph]!.text.slice(step.start, step.end);
  const last = articles.at(-1)!.label;
  return {
    code: referenceMissing.code,
    severity: referenceMissing.defaultSeverity,
    range: locate(draft.text, span),
    message: {
      zh: `《${document.title}》没有“${printed}”：共 ${articles.length} 条，最后是“${last}”。`,
      en: `《${document.title}》 has no “${printed}”: there are ${articles.length} articles, the last is “${last}”.`,
    },
    evidence: [],
    fixes: [],
  };
}
const keptInArticles = keptFindings();

/** Articles, attachments, boxes and parts that are not there. */
function* find(draft: Draft): Iterable<Finding | undefined> {
  for (const document of draft.text.documents) {
    for (const citation of document.citations) {
      const { target } = citation;
      if (citation.kind !== 'internal' || !target || target.heading >= 0) continue;
      if (target.kind === 'article' && !citation.text.startsWith('本') && interpretsAnother(document)) continue;
      if (target.kind === 'attachment' && isOfAnother(draft, citation)) continue;
      const siblings = numberedLike(draft, document, citation, target);
      const found = siblings.length === 0 || siblings.some((sibling) => isNumbered(sibling, target));
      yield found || isFormerPlace(draft.text, citation.span) || isForeign(citation, target, siblings)
        ? undefined
        : missing(draft, document, citation, target, siblings);
    }
  }
}

const anothersBefore =
  /(?:》|通知|通告|公告|意见|方案|办法|规定|条例|细则|标准|规范|规程|规划)(?:[（(][^（）()]{1,40}[）)])?的?\s?$/;
const ownBefore = /(?:本|此|该|上述|前述)(?:实施|工作|行动|管理|指导)?[\u4e00-\u9fff]{2}的?\s?$/;

/** 省厅通知附件3, 《…》附件2: attached to what is named right before. */
function isOfAnother({ text }: Draft, { span: { paragraph, start } }: Citation): boolean {
  const before = text.paragraphs[paragraph]!.text.slice(Math.max(0, start - 64), start);
  return anothersBefore.test(before) && !ownBefore.test(before);
}

function* findInArticles(draft: Draft): Iterable<Finding | undefined> {
  for (const at of doubtfulPlaces(draft.text)) yield missingInArticle(draft, at);
}

/** 款 or 项 that the article does not have. Articles themselves are looked at above. */
function missingInArticle(draft: Draft, at: OwnPlace): Finding | undefined {
  const { reference, document, target } = at;
  const { article, paragraph, missing } = target;
  if (!missing || !lacksPlace(target)) return undefined;
  if (missing.unit === 'article') return nothingBefore(draft, at, missing);
  if (!article || isFormerPlace(draft.text, { paragraph: at.paragraph, start: reference.start, end: reference.end }))
    return undefined;
  const label = document.outline[article.heading]!.label;
  const unit = missing.unit === 'paragraph' ? '款' : '项';
  const { text } = draft.text.paragraphs[at.paragraph]!;
  const items = paragraph ? paragraph.items.length : Math.max(0, ...article.paragraphs.map((own) => own.items.length));
  const count = unit === '款' ? article.paragraphs.length : items;
  // An article without a single item was not read as it is meant.
  if (unit === '项' && count === 0) return undefined;
  const printed = text.slice(missing.start, missing.end);
  const message =
    missing.kind === 'before'
      ? {
          zh: `“${printed}”前面没有那么多款：它在${label}的第一款里或款数不够。请写明所指条款。`,
          en: `“${printed}” has not that many paragraphs before it in ${label}. Name the article and paragraph that is meant.`,
        }
      : {
          zh: `${label}没有“${printed}”：${count === 1 && unit === '款' ? '只有一款' : `共 ${count} ${unit}`}。请核对所指条款。`,
          en: `${label} has no “${printed}”: there ${count === 1 ? 'is' : 'are'} ${count}. Check which one is meant.`,
        };
  return {
    code: referenceMissing.code,
    severity: referenceMissing.defaultSeverity,
    range: locate(draft.text, { paragraph: at.paragraph, start: reference.start, end: reference.end }),
    message,
    evidence: [],
    fixes: [],
  };
}

/** 前条 in the first article. */
function nothingBefore(
  draft: Draft,
  { document, paragraph, reference }: OwnPlace,
  { start, end }: PlaceStep,
): Finding | undefined {
  if (start < 0 || !articleAt(draft.text, document, paragraph, reference.start)) return undefined;
  const printed = draft.text.paragraphs[paragraph]!.text.slice(start, end);
  return {
    code: referenceMissing.code,
    severity: referenceMissing.defaultSeverity,
    range: locate(draft.text, { paragraph, start, end }),
    message: {
      zh: `“${printed}”前面没有那么多条。请写明所指条款。`,
      en: `“${printed}” has not that many articles before it. Name the article that is meant.`,
    },
    evidence: [],
    fixes: [],
  };
}

/** Something that carries a number of the kind that the reference uses. */
type Numbered = Pick<Heading, 'label' | 'text' | 'number' | 'sub'>;

function isNumbered({ number, sub }: Numbered, target: ReferenceTarget): boolean {
  return number === target.number && sub === target.sub;
}

const numberedKnown = new WeakMap<readonly Heading[], Map<Heading['kind'], readonly Heading[]>>();

function numbered(outline: readonly Heading[], kind: Heading['kind']): readonly Heading[] {
  const byKind = numberedKnown.get(outline) ?? new Map<Heading['kind'], readonly Heading[]>();
  numberedKnown.set(outline, byKind);
  const known = byKind.get(kind) ?? outline.filter((heading) => heading.kind === kind && heading.number > 0);
  byKind.set(kind, known);
  return known;
}

/** Headings of the kind in the document; attachments are documents of their own, carried by this one or beside it. */
function numberedLike(
  draft: Draft,
  document: PolicyDocument,
  citation: Citation,
  target: ReferenceTarget,
): readonly Numbered[] {
  const headings = numbered(document.outline, target.kind);
  if (headings.length > 0) return headings;
  // 第三部分 of a text that is divided by 一、 二、 三、 is its third.
  if (citation.text.endsWith('部分')) {
    const { paragraph, start } = citation.span;
    // Without 本方案 before it, it may be a part of the text that is being talked about.
    if (!/本[\u4e00-\u9fff]{2,6}$/.test(draft.text.paragraphs[paragraph]!.text.slice(0, start))) return [];
    return document.outline.filter(({ kind, level, number }) => kind === 'chinese' && level === 1 && number > 0);
  }
  if (target.kind !== 'attachment') return headings;
  const own = attachmentsOf(draft, document.id);
  if (own.length > 0) return own;
  if (document.role !== 'attachment') return announced(document);
  // An attachment speaks of its sisters, but a single one has none: its own attachments are kept elsewhere.
  const sisters = attachmentsOf(draft, document.parent);
  return sisters.length > 1 ? sisters : [];
}

function attachmentsOf(draft: Draft, carrier: string | null): readonly Numbered[] {
  return draft.text.documents
    .filter(({ role, parent }) => role === 'attachment' && parent === carrier)
    .map(({ title }, index) => ({ label: `附件${index + 1}`, text: title, number: index + 1, sub: 0 }));
}

/** Attachments that are kept elsewhere, by the list under the text; none where its numbers do not run from one on. */
function announced({ attachments }: PolicyDocument): readonly Numbered[] {
  const listed = attachments.map(({ number, title }, index) => ({
    label: `附件${index + 1}`,
    text: title,
    number: number === 0 && attachments.length === 1 ? 1 : number,
    sub: 0,
  }));
  return listed.every(({ number }, index) => number === index + 1) ? listed : [];
}

/**
 * A bare 第三百九十八条 in a text of twenty articles is an article of the law that the sentence is about. What was
 * left behind by renumbering stays within reach of the last number.
 */
function isForeign(citation: Citation, target: ReferenceTarget, siblings: readonly Numbered[]): boolean {
  const last = Math.max(...siblings.map(({ number }) => number));
  return !citation.text.startsWith('本') && target.number > last + reachOfRenumbering;
}

function missing(
  draft: Draft,
  document: PolicyDocument,
  citation: Citation,
  target: ReferenceTarget,
  siblings: readonly Numbered[],
): Finding {
  const last = siblings.reduce((a, b) => (b.number > a.number ? b : a));
  const lastLabel = last.label.replace(/[、.．]$/, '');
  const name = document.title ? `《${document.title}》` : '本稿';
  const range = locate(draft.text, citation.span);
  return {
    code: referenceMissing.code,
    severity: referenceMissing.defaultSeverity,
    range,
    message:
      target.sub > 0
        ? {
            zh: `${name}没有${describe(citation.text)}。`,
            en: `${name} has no ${describe(citation.text)}.`,
          }
        : {
            zh: `${name}没有${describe(citation.text)}：同类编号共 ${siblings.length} 个，最后是“${lastLabel}”。`,
            en: `${name} has no ${describe(citation.text)}: there are ${siblings.length} of its kind, the last is “${lastLabel}”.`,
          },
    evidence: [],
    fixes: nearestFixes(draft, document, citation, target, siblings),
  };
}

function describe(reference: string): string {
  return `“${reference}”`;
}

/** Offers the existing numbers next to the one printed; none is preferred, because only the author knows. */
function nearestFixes(
  draft: Draft,
  document: PolicyDocument,
  citation: Citation,
  target: ReferenceTarget,
  siblings: readonly Numbered[],
): Finding['fixes'] {
  const printed = citation.text;
  if (target.sub > 0) return [];
  const number = new RegExp(`${chineseNumeral(target.number)}|${target.number}`).exec(printed);
  if (!number) return [];
  const distance = ({ number: own }: Numbered) => Math.abs(own - target.number);
  const farthest = siblings.map(distance).sort((a, b) => a - b)[1] ?? Number.POSITIVE_INFINITY;
  const nearest = siblings
    .filter((sibling) => distance(sibling) <= farthest)
    .sort((a, b) => distance(a) - distance(b) || a.number - b.number)
    .slice(0, 2);
  const start = draft.text.paragraphs[citation.span.paragraph]!.text.indexOf(number[0], citation.span.start);
  if (start < 0 || start >= citation.span.end) return [];
  return nearest.map((heading) => {
    // As the heading itself is numbered: 第12条 was a slip where the articles are 第一条, 第二条.
    const inDigits = /[0-9]/.test(heading.label);
    const replacement = inDigits ? String(heading.number) : chineseNumeral(heading.number);
    const edit: Edit = {
      range: locate(draft.text, { paragraph: citation.span.paragraph, start, end: start + number[0].length }),
      newText: replacement,
    };
    const label = heading.label.replace(/[、.．]$/, '');
    const title = heading.text ? `${label} ${heading.text}` : `${label}（${document.title}）`;
    return {
      title: {
        zh: `改指“${title}”`,
        en: `Refer to “${title}”`,
      },
      edits: [edit],
      preferred: false,
    };
  });
}
