/** The draft's own boxes and attachments after 专栏 and 附件, and the parts of a plan after 按照第. */
import type { HeadingKind, PolicyDocument, PolicyText } from '../../policy/model.ts';
import { parseNumeral } from '../../policy/numerals.ts';
import { attachmentsAround } from '../attachments.ts';
import type { Context } from '../context.ts';
import { documentAt, pointAt } from '../point.ts';
import { lastCharacters, type Offer, type OfferSource, type Typing } from './typing.ts';

const numeral = '[一二三四五六七八九十\\d]{0,3}';
/** At the beginning of a line it is the head of the part itself. */
const typedName = new RegExp(`\\S\\s*((专栏|附件)\\s?(${numeral}))$`);
/** 第 alone begins 第三产业 and 第一 as well. */
const typedPart = new RegExp(
  `(?:见|[按依]照|根据|依据|落实|执行|本(?:规划|纲要|方案|计划|意见|通知|办法|报告)(?:的|中)?)(第(${numeral})(?:部分?)?)$`,
);

export const offerOwnParts: OfferSource = (context, typing) => {
  const name = typedName.exec(typing.before);
  if (name) return name[2] === '专栏' ? boxes(context, typing, name) : attachments(context, typing, name);
  const part = typedPart.exec(typing.before);
  return part ? parts(context, typing, part) : [];
};

type Typed = readonly (string | undefined)[];

function boxes({ draft }: Context, typing: Typing, [, typed, , number]: Typed): readonly Offer[] {
  return headingsOf(draft.text, typing, 'box')
    .filter((box) => box.number > 0 && String(box.number).startsWith(digitsOf(number!)))
    .map(({ label, text }) => offer(typing, typed!, label, text));
}

function attachments({ draft }: Context, typing: Typing, [, typed, , number]: Typed): readonly Offer[] {
  const document = documentAround(draft.text, typing);
  if (!document) return [];
  return attachmentsAround(draft.text, document)
    .filter((attachment) => String(attachment.number || '').startsWith(digitsOf(number!)))
    .map((attachment) => offer(typing, typed!, `附件${attachment.number || ''}`, attachment.title));
}

function parts({ draft }: Context, typing: Typing, [, typed, number]: Typed): readonly Offer[] {
  // Where there are articles 第 begins one of them.
  if (headingsOf(draft.text, typing, 'article').length > 0) return [];
  return headingsOf(draft.text, typing, 'chinese')
    .filter(({ label }) => label.startsWith(number!))
    .map(({ label, text }) => offer(typing, typed!, `第${label.replace(/[、．]$/, '')}部分`, text));
}

function headingsOf(text: PolicyText, typing: Typing, kind: HeadingKind) {
  return documentAround(text, typing)?.outline.filter((heading) => heading.kind === kind) ?? [];
}

function documentAround(text: PolicyText, { offset }: Typing): PolicyDocument | undefined {
  const point = pointAt(text, offset);
  return point ? documentAt(text, point.paragraph) : undefined;
}

/** 十一 and 11 find the same. */
function digitsOf(numeral: string): string {
  return numeral === '' ? '' : String(parseNumeral(numeral) ?? numeral);
}

function offer(typing: Typing, typed: string, label: string, detail: string): Offer {
  return { kind: 'heading', label, detail, range: lastCharacters(typing, typed.length), newText: label };
}
