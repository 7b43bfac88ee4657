/** What may be a heading: labels at the beginning of paragraphs and headings that the format marks. */
import { type Label, labelOf } from '../../ingest/label.ts';
import type { Paragraph } from '../../ingest/paragraph.ts';
import { type Gathered, gathering, visitAmong } from '../../ingest/paragraph-versions.ts';
import { onceForEach } from '../../ingest/print.ts';
import type { HeadingKind } from '../model.ts';

export interface Candidate {
  /** Index of the paragraph and place in its text, the closing 。 of a run-in heading left out. */
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly label: Label | null;
  readonly kind: HeadingKind;
  /** Depth of a markdown heading, 0 for others. */
  readonly depth: number;
  readonly runIn: boolean;
  /** False where the label heads a sentence or article that has no heading text of its own. */
  readonly hasText: boolean;
  /**
   * `alone`: on lines of its own, text below; `closed`: the same, ending in a full stop; `lead`: a short sentence that the paragraph goes on from; `sentence`: the
   * label numbers whole sentences; `fixed`: a heading whatever stands around it.
   */
  readonly style: 'alone' | 'closed' | 'lead' | 'sentence' | 'fixed';
  /** An item of the list that the paragraph before (…：) announces. */
  readonly listed: boolean;
}

/** Longest text of a heading that its paragraph goes on from. */
const LONGEST_LEAD = 48;
/** A paragraph shorter than this may be no text of its own. */
const SHORTEST_TEXT = 40;
/** Longest text of a heading on lines of its own. */
const LONGEST_ALONE = 80;

/** Headings that the makers of web pages put over a text. */
const pageParts = /^(?:政策|文件|公文)?(?:全文|正文|内容|原文)$/;

/**
 * Paragraphs that count when headings are looked for: those with labels, in tables or marked, those that announce lists or
 * go on with them, and short ones. The others are all alike to {@link candidatesOf}. Of most every word counts; of a row that it
 * is one, of an article its label, of another long paragraph with a label its first sentence.
 */
export const rolesOf = gathering((paragraph): Paragraph | string | null => {
  const { block, text, print } = paragraph;
  const { label } = print;
  if (block.kind === 'row') return `${label?.kind} ${text.length >= SHORTEST_TEXT}`;
  if (block.kind !== 'text' && block.kind !== 'title') return paragraph;
  if (text.length >= SHORTEST_TEXT && !/[：:；;，、]$/.test(text)) {
    if (label === null) return null;
    if (label.kind === 'article') return `${block.kind} ${text.slice(0, label.length + 1)}`;
    const stop = text.indexOf('。') + 1;
    const goesOn = 0 < stop && stop < text.length && text.length > LONGEST_ALONE;
    if (goesOn && label.kind !== 'attachment') return `${block.kind} ${text.slice(0, stop)}`;
  }
  return paragraph;
});

/** `roles` are the {@link rolesOf} the paragraphs, `members` those of the document (indices, in order). */
export function candidatesOf(
  paragraphs: readonly Paragraph[],
  roles: Gathered<unknown>,
  members: readonly number[],
): Candidate[] {
  const candidates: Candidate[] = [];
  const article = { number: 0, sub: 0 };
  // Kind of the list that a colon announced; 'any' until its first item shows the kind.
  let list: Label['kind'] | 'any' | null = null;
  let last = -1;
  visitAmong(roles, members, (_role, at, index) => {
    const { block, text, print } = paragraphs[at]!;
    // A list ends where text of its own stands between.
    if (index > last + 1) list = null;
    last = index;
    if (block.kind === 'metadata' || block.kind === 'row') return;
    const { label } = print;
    if (block.kind === 'heading') {
      if (pageParts.test(text)) return;
      candidates.push(marked(at, text, label, block.depth));
      list = null;
    } else if (label === null || label.kind === 'attachment') {
      // 附件：1.… with 2.… on the lines below.
      if (label !== null) list = /[：:]\s*\S/.test(text) ? 'arabic' : null;
      else if (announcesList(text)) list = 'any';
      else if (list !== null && !/[；;]$/.test(text)) list = null;
    } else if (label.kind === 'article') {
      if (isArticle(text, label, article)) {
        article.number = label.number;
        article.sub = label.sub;
        candidates.push(numbered(at, label, text.length > label.length, 'fixed', false));
      }
      list = announcesList(text) ? 'any' : null;
    } else if (isBetweenRows(paragraphs, at)) {
      // The name of a group of rows.
    } else {
      const next = paragraphs[members[index + 1] ?? -1];
      if (list === 'any' && label.number <= 1) list = hasBody(text, label, next?.text ?? '') ? null : label.kind;
      const listed = list === label.kind;
      const candidate = labelledParagraph(at, paragraphs[at]!, label, listed, next?.text ?? '');
      if (candidate !== null) candidates.push(candidate);
      if (!listed) list = announcesList(text) ? 'any' : null;
    }
  });
  return candidates;
}

/**
 * `主要做了以下工作：` may announce headings as well, and the line of addressees ends in a colon too: the first of them is
 * followed by text of its own or by the first heading below it.
 */
function hasBody(text: string, own: Label, next: string): boolean {
  if (text.length > LONGEST_ALONE || /[；，、：]$/.test(text)) return false;
  const isBare = !text.endsWith('。');
  const label = labelOf(next);
  if (label !== null) return isBare && label.number === 1 && depths.indexOf(label.kind) > depths.indexOf(own.kind);
  return next.length >= SHORTEST_TEXT || (isBare && next.endsWith('。'));
}

/** Rows stand closely before and behind; some cells of a table are dumped on lines of their own. */
function isBetweenRows(paragraphs: readonly Paragraph[], at: number): boolean {
  const isRowAt = (place: number) => paragraphs[place]?.block.kind === 'row';
  return (isRowAt(at - 1) || isRowAt(at - 2)) && (isRowAt(at + 1) || isRowAt(at + 2) || isRowAt(at + 3));
}

/** 各区人民政府，市政府各部门： A unit alone may as well head a list: 责任单位： */
const addressees =
  /^(?!.*(?:下列|以下|如下|包括|责任|牵头|配合|参加|成员))(?:各|有关|市|省|县|区|州|(?=[^。；：]{2,60}[，、]))[^。；：]{1,160}(?:政府|部门|单位|机构|委员会|办公室|办事处|公司|企业|学校|大学|医院|幼儿园|[局厅委办院])(?:[（(][^（）()]*[）)])?[：:]$|^各[区县市州盟旗乡镇街道校处科室、（）()]{1,12}[：:]$/;

/** `…符合下列条件：` announces a list; `现将有关事项通知如下：` announces the text itself. */
function announcesList(text: string): boolean {
  return (
    (text.endsWith('：') || text.endsWith(':')) &&
    !addressees.test(text) &&
    !/(?:通知|通告|公告|决定|规定|意见|批复|解释|解答|答复|报告|说明|事项|要求|措施|方案|计划|建议|修改|安排)(?:如下|有)[：:]$/.test(
      text,
    )
  );
}

function marked(at: number, text: string, label: Label | null, depth: number): Candidate {
  const kind = kindOf(label);
  const base = { paragraph: at, start: 0, label, kind, depth, listed: false, style: 'fixed' } as const;
  if (kind === 'article' && text.length > label!.length + LONGEST_ALONE) {
    return { ...base, end: label!.length, runIn: true, hasText: false };
  }
  return { ...base, end: text.length, runIn: false, hasText: true };
}

function kindOf(label: Label | null): HeadingKind {
  return label === null || label.kind === 'dash' ? 'plain' : label.kind;
}

function numbered(at: number, label: Label, runIn: boolean, style: Candidate['style'], listed: boolean): Candidate {
  const kind = kindOf(label);
  return { paragraph: at, start: 0, end: label.length, label, kind, depth: 0, runIn, hasText: false, style, listed };
}

/** An article's label is followed by a gap or carries on the numbering; 第三条规定… in running text does neither. */
function isArticle(text: string, label: Label, last: { readonly number: number; readonly sub: number }): boolean {
  const next = text[label.length] ?? '';
  if (next === '' || /\s/.test(next)) return true;
  if (/[的、，至和及与或第规所中款项]/.test(next)) return false;
  return (
    (label.number === last.number + 1 && label.sub === 0) ||
    (label.number === last.number && label.sub === last.sub + 1)
  );
}

/** What a labelled paragraph was in the last version of a draft. */
interface LastLabelled {
  listed: boolean;
  /** Text of the paragraph behind it; null before it was first looked at. */
  next: string | null;
  candidate: Candidate | null;
}

const lastLabelled = onceForEach((): LastLabelled => ({ listed: false, next: null, candidate: null }));

function labelledParagraph(
  at: number,
  paragraph: Paragraph,
  label: Label,
  listed: boolean,
  next: string,
): Candidate | null {
  const last = lastLabelled(paragraph);
  if (last.listed !== listed || last.next !== next) {
    last.listed = listed;
    last.next = next;
    last.candidate = labelled(at, paragraph.text, label, listed, next);
  } else if (last.candidate && last.candidate.paragraph !== at) last.candidate = placedAt(at, last.candidate);
  return last.candidate;
}

function placedAt(at: number, candidate: Candidate): Candidate {
  const { start, end, label, kind, depth, runIn, hasText, style, listed } = candidate;
  return { paragraph: at, start, end, label, kind, depth, runIn, hasText, style, listed };
}

function labelled(at: number, text: string, label: Label, listed: boolean, next: string): Candidate | null {
  const stop = text.indexOf('。');
  const end = stop < 0 ? text.length : stop;
  const length = end - label.length;
  const goesOn = stop >= 0 && stop + 1 < text.length;
  const kind = kindOf(label);
  const base = { paragraph: at, start: 0, end, label, kind, depth: 0, runIn: goesOn, hasText: true, listed };
  if (label.kind === 'dash' || label.kind === 'ordinal') {
    const isHeading = goesOn && length <= LONGEST_LEAD && !/[；：]/.test(text.slice(0, end));
    return isHeading ? { ...base, style: 'fixed' } : null;
  }
  if (label.kind === 'box' || label.kind === 'part' || label.kind === 'chapter' || label.kind === 'section') {
    return length <= LONGEST_ALONE && !goesOn && !/[；，]$/.test(text) ? { ...base, style: 'fixed' } : null;
  }
  // 1.云平台：指…… explains a term.
  const explains = /^[^。；，]{1,30}：\S/.test(text.slice(label.length));
  if (goesOn) {
    if (length <= LONGEST_LEAD && !explains && !/；/.test(text.slice(0, end))) return { ...base, style: 'lead' };
    return numbered(at, label, true, 'sentence', listed || explains);
  }
  if (/[；，、：]$/.test(text) || length > LONGEST_ALONE || length < 2) {
    return numbered(at, label, true, 'sentence', listed || explains || !/[。：]$/.test(text));
  }
  if (stop < 0) return { ...base, style: 'alone' };
  // A full stop behind a heading that stands alone is a habit of some; then its text follows, not the next item.
  const follower = labelOf(next);
  const followed = next !== '' && (follower === null || depths.indexOf(follower.kind) > depths.indexOf(label.kind));
  if (followed && length <= LONGEST_LEAD && !explains) return { ...base, style: 'closed' };
  return numbered(at, label, true, 'sentence', listed || explains);
}

/** The heading that a label in mid-paragraph begins; `text` from the label on. */
export function labelledAt(paragraph: number, start: number, text: string, label: Label): Candidate | null {
  const heading =
    label.kind === 'article'
      ? numbered(paragraph, label, true, 'fixed', false)
      : labelled(paragraph, text, label, false, '');
  return heading === null ? null : { ...heading, start, end: start + heading.end };
}

/** Kinds from the outside in, as they usually nest. */
const depths: readonly Label['kind'][] = [
  'chinese',
  'parenthesised',
  'box',
  'arabic',
  'arabic-parenthesised',
  'circled',
  'ordinal',
  'dash',
];
