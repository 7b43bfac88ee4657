/**
 * Labels in the form that the norms give them (GB/T 9704—2012, 7.3.3 一、（一）1.（1）; 7.3.4 附件：1. 附件名称;
 * 立法法第六十五条: 编、章、节、条的序号用中文数字), and nothing else of the text.
 */
import { labelOf } from '../../ingest/label.ts';
import { onceForEach } from '../../ingest/print.ts';
import type { PolicyDocument, PolicyText, Span } from '../model.ts';
import { chineseNumeral, parseNumeral } from '../numerals.ts';
import { labelEnd, sequencesOf } from '../outline/sequences.ts';
import { locate } from '../span.ts';

export interface LabelChange {
  readonly span: Span;
  readonly text: string;
}

/** Labels in their forms, in order of the text, none overlapping; also those that have it already. */
export function labelChanges(text: PolicyText, source: string): LabelChange[] {
  const changes: LabelChange[] = [];
  const gap = usualGap(text, source);
  for (const document of text.documents) {
    for (const { members } of sequencesOf(text, document)) {
      for (const { labelSpan } of members) {
        const held = text.paragraphs[labelSpan.paragraph]!;
        const { paragraph, start } = labelSpan;
        const { length, form, spaced } = start === 0 ? formAtStart(held) : formOf(held.text.slice(start));
        if (length > 0)
          changes.push({ span: { paragraph, start, end: start + length }, text: spaced ? form + gap : form });
      }
    }
    for (const [span, form] of attachmentNumbers(text, document)) changes.push({ span, text: form });
  }
  changes.sort((a, b) => a.span.paragraph - b.span.paragraph || a.span.start - b.span.start);
  // Of two readings of a label the last is kept.
  return changes.filter(({ span }, index) => {
    const next = changes[index + 1]?.span;
    return next === undefined || next.paragraph !== span.paragraph || next.start !== span.start;
  });
}

/** What the source puts between 第一条 and its words: an ideographic space, unless it mostly uses the other one. */
function usualGap(text: PolicyText, source: string): string {
  let narrow = 0;
  let all = 0;
  for (const { outline } of text.documents) {
    for (const heading of outline) {
      if (heading.kind !== 'article') continue;
      all++;
      const { paragraph, start } = heading.span;
      const { end } = locate(text, { paragraph, start, end: labelEnd(text, heading) });
      if (source[end] === ' ') narrow++;
    }
  }
  return 2 * narrow > all ? ' ' : '\u3000';
}

interface Form {
  /** Characters of the text that the form replaces; 0 where there is no label. */
  readonly length: number;
  readonly form: string;
  /** With the usual gap behind it. */
  readonly spaced: boolean;
}

const noForm: Form = { length: 0, form: '', spaced: false };

/** Marks that stand behind a label by mistake: （一）、 */
const surplus = /^\s*[、．.，,]/;

/** The label that a paragraph begins with, in its form. */
const formAtStart = onceForEach(formOf);

function formOf(content: string): Form {
  const label = labelOf(content);
  if (!label || label.number === 0) return noForm;
  const { kind, number, sub, length } = label;
  const behind = content.slice(length);
  const withSurplus = length + (surplus.exec(behind)?.[0].length ?? 0);
  const spaced = false;
  if (kind === 'part' || kind === 'chapter' || kind === 'section') {
    const unit = /[^\s\d第〇零一二三四五六七八九十百千]+$/.exec(content.slice(0, length))![0].replace(/\s/g, '');
    return { length, form: `第${chineseNumeral(number)}${unit}`, spaced };
  }
  if (kind === 'article') {
    const form = `第${chineseNumeral(number)}条${sub > 0 ? `之${chineseNumeral(sub)}` : ''}`;
    const gap = /^\s*/.exec(behind)![0].length;
    return behind.length === gap ? { length, form, spaced } : { length: length + gap, form, spaced: true };
  }
  if (kind === 'chinese') return { length, form: `${chineseNumeral(number)}、`, spaced };
  if (kind === 'parenthesised') return { length: withSurplus, form: `（${chineseNumeral(number)}）`, spaced };
  if (kind === 'arabic') return { length, form: `${number}.`, spaced };
  if (kind === 'arabic-parenthesised') return { length: withSurplus, form: `（${number}）`, spaced };
  if (kind === 'box') return { length, form: `专栏${number}`, spaced };
  return noForm;
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
