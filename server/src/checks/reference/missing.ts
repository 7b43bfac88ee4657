/** reference/missing: an internal reference (第十条, 第三款, 前款, 附件2, 专栏3, 第三部分, 表2) that points to nothing in the draft. */
import type { Span } from '../../policy/model.ts';
import { type Article, articleAt } from '../../policy/outline/articles.ts';
import { placesOfOthers } from '../../policy/references/place-lists.ts';
import type { PlaceStep } from '../../policy/references/places.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding, Fix } from '../check.ts';
import { isFormerPlace } from '../citation/history.ts';
import { keptFindings } from '../kept-findings.ts';
import type { Message } from '../message.ts';
import { saidIn } from '../said-records.ts';
import { type MissingNumber, missingNumbers, numberedHeadings } from './missing-numbers.ts';
import { aboutNamedTables, type MissingTable, missingTables } from './named-tables.ts';
import { bareLabel, nearestNumbers } from './nearest-numbers.ts';
import { aboutPlaces, doubtfulPlaces, lacksPlace, type OwnPlace } from './own-places.ts';
import { type MissingBeside, missingBeside } from './places-beside.ts';

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
      text: '青溪市公园管理办法\n\n第一条　为了规范公园管理，制定本办法。\n\n第二条　公园免费开放。\n\n第三条　违反本办法第二、⟦五条⟧规定的，责令改正。',
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
    {
      text: '青溪市公园管理办法\n\n第一条　公园包括下列各类：\n\n1.综合公园；\n\n2.口袋公园。\n\n第二条　违反本办法第一条第二项规定的，责令改正。\n\n第三条　本办法自公布之日起施行。',
    },
    { text: '青溪市公园规划\n\n主要指标见表1，填写表3—1。\n\n表1　主要指标\n\n指标　2025年\n\n公园数量（个）　120' },
    {
      text: '青溪市林业局关于印发护林办法的通知\n\n各区人民政府：\n\n现将《青溪市护林办法》印发给你们，请按照附件第一条、《青溪市护林办法》第三条和原附件第八条执行。\n\n青溪市林业局\n\n2024年3月1日\n\n附件\n\n青溪市护林办法\n\n第一条　为了护林，制定本办法。\n\n第二条　护林员应当每日巡护。\n\n第三条　本办法自公布之日起施行。',
    },
    {
      text: '青溪市公园管理办法\n\n第一条　公园免费开放。\n\n第二条　公园实行名录管理。\n\n第三条　违反本办法第一、二条规定的，责令改正。',
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
    const aboutNumbers = [frame, outline, attachments, citations, stating];
    yield* keptNumbers(draft, aboutNumbers, () => each(missingNumbers(draft), (one) => numberMissing(draft, one)));
    const aboutBeside = [frame, numbering, definitions, stating, placesOfOthers(draft.text.paragraphs)];
    yield* keptBeside(draft, aboutBeside, () => each(missingBeside(draft), (one) => missingFromOther(draft, one)));
    const aboutTables = [aboutNamedTables(draft.text)];
    yield* keptTables(draft, aboutTables, () => each(missingTables(draft.text), (one) => tableMissing(draft, one)));
    const aboutOwn = aboutPlaces(draft.text);
    yield* keptInArticles(draft, aboutOwn, () =>
      each(doubtfulPlaces(draft.text), (one) => missingInArticle(draft, one)),
    );
  },
};

const keptNumbers = keptFindings();
const keptBeside = keptFindings();
const keptTables = keptFindings();
const keptInArticles = keptFindings();

/** A finding for each record; undefined where there was something to look at, and nothing is wrong with it. */
function* each<Found>(
  found: Iterable<Found | undefined>,
  findingOf: (one: Found) => Finding | undefined,
): Iterable<Finding | undefined> {
  for (const one of found) yield one && findingOf(one);
}

function findingAt(draft: Draft, span: Span, message: Message, fixes: readonly Fix[] = []): Finding {
  const { code, defaultSeverity: severity } = referenceMissing;
  return { code, severity, range: locate(draft.text, span), message, evidence: [], fixes };
}

/** An article, attachment, box or part that is not there. */
function numberMissing(draft: Draft, missing: MissingNumber): Finding {
  const { document, citation, target, siblings } = missing;
  const title = document.title && `《${document.title}》`;
  const name: Message = { zh: title || '本稿', en: title || 'The draft' };
  const printed = `“${citation.text}”`;
  const last = bareLabel(siblings.reduce((a, b) => (b.number > a.number ? b : a)));
  const message =
    target.sub > 0
      ? {
          zh: `${name.zh}没有${printed}。`,
          en: `${name.en} has no ${printed}.`,
        }
      : {
          zh: `${name.zh}没有${printed}：${ofItsKind(siblings.length, last).zh}`,
          en: `${name.en} has no ${printed}: ${ofItsKind(siblings.length, last).en}`,
        };
  return findingAt(draft, citation.span, message, nearestNumbers(draft, missing));
}

/** A table or picture that has no caption. */
function tableMissing(draft: Draft, { span, printed, count, last }: MissingTable): Finding {
  return findingAt(draft, span, {
    zh: `本稿没有“${printed}”：${ofItsKind(count, last).zh}`,
    en: `The draft has no “${printed}”: ${ofItsKind(count, last).en}`,
  });
}

function ofItsKind(count: number, last: string): Message {
  return {
    zh: `同类编号共 ${count} 个，最后是“${last}”。`,
    en:
      count === 1 ? `“${last}” is the only one of its kind.` : `there are ${count} of its kind, the last is “${last}”.`,
  };
}

/** An article that an attachment, or what it is attached to, does not have. */
function missingFromOther(draft: Draft, { span, document, step }: MissingBeside): Finding {
  const articles = numberedHeadings(document.outline, 'article');
  const printed = printedAt(draft, span.paragraph, step);
  const last = articles.at(-1)!.label;
  return findingAt(draft, span, {
    zh: `《${document.title}》没有“${printed}”：共 ${articles.length} 条，最后是“${last}”。`,
    en: `《${document.title}》 has no “${printed}”: there are ${articles.length} articles, the last is “${last}”.`,
  });
}

/** Whether an article has something like items: 下列各项：, （1）, a line that ends in a semicolon. */
function mayEnumerate({ text: { paragraphs } }: Draft, { first, last }: Article): boolean {
  for (let at = first; at <= last; at++) {
    const { text, print } = paragraphs[at]!;
    if (/[：:；]|下列|以下|[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑳]|\d\s?[.．、]/.test(text)) return true;
    if (at > first && print.label !== null) return true;
  }
  return false;
}

/** 款 or 项 that the article does not have, and 前条 where none is before. Articles that a number names are looked at above. */
function missingInArticle(draft: Draft, at: OwnPlace): Finding | undefined {
  const { reference, document, target } = at;
  const { article, paragraph, missing } = target;
  if (!missing || !lacksPlace(target)) return undefined;
  if (missing.unit === 'article') return nothingBefore(draft, at, missing);
  const span = { paragraph: at.paragraph, start: reference.start, end: reference.end };
  if (!article || isFormerPlace(draft.text, span)) return undefined;
  const label = document.outline[article.heading]!.label;
  const unit = missing.unit === 'paragraph' ? '款' : '项';
  const items = paragraph ? paragraph.items.length : Math.max(0, ...article.paragraphs.map((own) => own.items.length));
  const count = unit === '款' ? article.paragraphs.length : items;
  // An article without a single item may not have been read as it is meant, unless nothing in it announces or numbers any.
  if (unit === '项' && count === 0 && mayEnumerate(draft, article)) return undefined;
  const printed = printedAt(draft, at.paragraph, missing);
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
  return findingAt(draft, span, message);
}

/** 前条 in the first article. */
function nothingBefore(
  draft: Draft,
  { document, paragraph, reference }: OwnPlace,
  step: PlaceStep,
): Finding | undefined {
  const { start, end } = step;
  if (start < 0 || !articleAt(draft.text, document, paragraph, reference.start)) return undefined;
  const printed = printedAt(draft, paragraph, step);
  return findingAt(
    draft,
    { paragraph, start, end },
    {
      zh: `“${printed}”前面没有那么多条。请写明所指条款。`,
      en: `“${printed}” has not that many articles before it. Name the article that is meant.`,
    },
  );
}

function printedAt(draft: Draft, paragraph: number, { start, end }: PlaceStep): string {
  return draft.text.paragraphs[paragraph]!.text.slice(start, end);
}
