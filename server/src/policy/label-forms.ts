/**
 * Labels in the form that the norms give them (GB/T 9704—2012, 7.3.3 一、（一）1.（1）; 7.3.4 附件：1. 附件名称;
 * 立法法第六十五条: 编、章、节、条的序号用中文数字), and nothing else of the text.
 */
import { labelOf } from '../ingest/label.ts';
import type { PolicyDocument, PolicyText, Span } from './model.ts';
import { chineseNumeral, parseNumeral } from './numerals.ts';
import { labelEnd, sequencesOf } from './sequences.ts';
import { locate } from './span.ts';

export interface LabelChange {
  readonly span: Span;
  readonly text: string;
}

/** Labels in their forms, in order of the text, none overlapping; also those that have it already. */
export function labelChanges(text: PolicyText, source: string): LabelChange[] {
  const changes = new Map<string, LabelChange>();
  const add = (span: Span, form: string): void => {
    changes.set(`${span.paragraph} ${span.start}`, { span, text: form });
  };
  const gap = usualGap(text, source);
  for (const document of text.documents) {
    for (const { members } of sequencesOf(text, document)) {
      for (const { labelSpan } of members) {
        const { text: content } = text.paragraphs[labelSpan.paragraph]!;
        const found = formOf(content.slice(labelSpan.start), gap);
        if (found) add({ ...labelSpan, end: labelSpan.start + found.length }, found.form);
      }
    }
    for (const [span, form] of attachmentNumbers(text, document)) add(span, form);
  }
  return [...changes.values()].sort((a, b) => a.span.paragraph - b.span.paragraph || a.span.start - b.span.start);
}

/** What the source puts between 第一条 and its words: an ideographic space, unless it mostly uses the other one. */
function usualGap(text: PolicyText, source: string): string {
  const gaps = text.documents.flatMap(({ outline }) =>
    outline
      .filter(({ kind }) => kind === 'article')
      .map((heading) => source[locate(text, { ...heading.span, end: labelEnd(text, heading) }).end]),
  );
  const narrow = gaps.filter((gap) => gap === ' ').length;
  return 2 * narrow > gaps.length ? ' ' : '\u3000';
}

interface Form {
  /** Characters of the text that the form replaces. */
  readonly length: number;
  readonly form: string;
}

/** Marks that stand behind a label by mistake: （一）、 */
const surplus = /^\s*[、．.，,]/;

/** The label that the text begins with, in its form; null where it has none. */
function formOf(content: string, usual: string): Form | null {
  const label = labelOf(content);
  if (!label || label.number === 0) return null;
  const { kind, number, sub, length } = label;
  const behind = content.slice(length);
  const withSurplus = length + (surplus.exec(behind)?.[0].length ?? 0);
  if (kind === 'part' || kind === 'chapter' || kind === 'section') {
    const unit = /[^\s\d第〇零一二三四五六七八九十百千]+$/.exec(content.slice(0, length))![0].replace(/\s/g, '');
    return { length, form: `第${chineseNumeral(number)}${unit}` };
  }
  if (kind === 'article') {
    const form = `第${chineseNumeral(number)}条${sub > 0 ? `之${chineseNumeral(sub)}` : ''}`;
    const gap = /^\s*/.exec(behind)![0].length;
    return behind.length === gap ? { length, form } : { length: length + gap, form: form + usual };
  }
  if (kind === 'chinese') return { length, form: `${chineseNumeral(number)}、` };
  if (kind === 'parenthesised') return { length: withSurplus, form: `（${chineseNumeral(number)}）` };
  if (kind === 'arabic') return { length, form: `${number}.` };
  if (kind === 'arabic-parenthesised') return { length: withSurplus, form: `（${number}）` };
  if (kind === 'box') return { length, form: `专栏${number}` };
  return null;
}

const announced = /^附\s*件\s*[：:]\s*/;
const numbered = /(\d{1,2}|[０-９]{1,2}|[一二三四五六七八九十]{1,2})\s*[、．.]\s*$/;

/** 1. before each attachment that the text announces; 附件1 above an attachment, without a colon. */
function* attachmentNumbers(
  text: PolicyText,
  { attachments, firstParagraph, role }: PolicyDocument,
): Iterable<[Span, string]> {
  for (const { span } of attachments) {
    const { text: content } = text.paragraphs[span.paragraph]!;
    const before = content.slice(0, span.start);
    const match = numbered.exec(before);
    if (!match || (match.index > 0 && !announced.test(before))) continue;
    const end = match.index + match[0].trimEnd().length;
    yield [{ ...span, start: match.index, end }, `${parseNumeral(match[1]!) ?? match[1]}.`];
  }
  const head = role === 'attachment' ? text.paragraphs[firstParagraph]?.text : undefined;
  const match =
    head === undefined ? null : /^附\s*件\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:]?$/.exec(head);
  if (match) {
    const number = match[1] === undefined ? '' : String(parseNumeral(match[1]) ?? match[1]);
    yield [{ paragraph: firstParagraph, start: 0, end: match[0].length }, `附件${number}`];
  }
}
