/**
 * New numbers for attachments: above each of them, in the list that announces them, and wherever 附件2 is spoken of.
 * What an earlier state of the text called 附件2 is followed to where it stands now.
 */
import { squeeze } from '../fold.ts';
import type { PolicyDocument, PolicyText, Span } from '../model.ts';

/** An attachment that stands behind the text, or a line that announces one. */
interface Part {
  readonly title: string;
  /** Paragraph that names it. */
  readonly paragraph: number;
  /** The numeral as printed; an empty span where none is. */
  readonly numeral: Span;
  readonly printed: string;
}

interface Attached {
  /** Empty where the file holds none of them. */
  readonly texts: readonly Part[];
  readonly announced: readonly Part[];
}

export interface AttachmentChange {
  readonly span: Span;
  readonly text: string;
}

/** Where a paragraph of the earlier text is now, and the other way round; -1 for none. */
export interface Pairing {
  now(was: number): number;
  was(now: number): number;
}

const head = /^附\s*件\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?\s*(?:[：:]|$|\s)/;
const itemNumber = /(?:^|[：:\s])([0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})\s*[.．、]\s*$/;
const cited = /[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}/;

/**
 * @param isFresh tells numerals that stand for nothing yet (附件×).
 * @param gone is written where what was meant is gone.
 * @param write gives the number in the writing of the printed numeral.
 */
export function attachmentChanges(
  text: PolicyText,
  before: PolicyText | null,
  pairing: Pairing,
  {
    isFresh,
    gone,
    write,
  }: {
    readonly isFresh: (span: Span) => boolean;
    readonly gone: string;
    readonly write: (printed: string, value: number) => string;
  },
): AttachmentChange[] {
  const changes: AttachmentChange[] = [];
  for (const carrier of text.documents) {
    const attached = attachedTo(text, carrier);
    const { texts, announced } = attached;
    if (carrier.role === 'attachment' || texts.length + announced.length === 0) continue;
    for (const parts of [texts, announced]) {
      parts.forEach((part, index) => {
        // A single attachment has no number.
        if (part.printed === '' && parts.length === 1) return;
        const value = part.printed === '' ? String(index + 1) : write(part.printed, index + 1);
        if (value !== part.printed || isFresh(part.numeral)) changes.push({ span: part.numeral, text: value });
      });
    }
    const numbers = texts.length > 0 ? texts : announced;
    const family = text.documents.filter(({ id, parent }) => id === carrier.id || parent === carrier.id);
    for (const document of family) {
      for (const { kind, target, span, text: printed } of document.citations) {
        const numeral = kind === 'internal' && target?.kind === 'attachment' ? cited.exec(printed)?.[0] : undefined;
        const content = text.paragraphs[span.paragraph]!.text;
        const at = numeral === undefined ? -1 : content.indexOf(numeral, span.start);
        if (numeral === undefined || at < 0 || at >= span.end || isHead(attached, span)) continue;
        const meant = meantBy(target!.number, span.paragraph, attached, before, pairing, isFresh);
        if (meant === undefined) continue;
        const value = meant === null ? gone : write(numeral, numbers.indexOf(meant) + 1);
        if (value !== numeral) {
          changes.push({ span: { ...span, start: at, end: at + numeral.length }, text: value });
        }
      }
    }
  }
  return changes;
}

function isHead({ texts, announced }: Attached, { paragraph, start, end }: Span): boolean {
  return [...texts, ...announced].some(
    ({ numeral }) => numeral.paragraph === paragraph && start <= numeral.start && numeral.end <= end,
  );
}

/** The part that is meant now; null where it is gone, undefined where it cannot be told. */
function meantBy(
  number: number,
  paragraph: number,
  present: Attached,
  before: PolicyText | null,
  pairing: Pairing,
  isFresh: (span: Span) => boolean,
): Part | null | undefined {
  const parts = present.texts.length > 0 ? present.texts : present.announced;
  const was = before ? pairing.was(paragraph) : -1;
  if (before && was >= 0 && speaksOf(before, was, number)) {
    const earlier = attachedAround(before, was);
    const list = earlier && (present.texts.length > 0 ? earlier.texts : earlier.announced);
    const old = list?.find((part) => Number(numberOf(part)) === number) ?? list?.[number - 1];
    if (!old) return undefined;
    const title = squeeze(old.title);
    const named = parts.filter((part) => squeeze(part.title) === title);
    return named.length === 1
      ? named[0]!
      : (parts.find((part) => part.paragraph === pairing.now(old.paragraph)) ?? null);
  }
  return parts.findLast((part) => numberOf(part) === number && !isFresh(part.numeral));
}

function speaksOf({ documents }: PolicyText, paragraph: number, number: number): boolean {
  return documents.some(({ citations }) =>
    citations.some(
      ({ span, target }) => span.paragraph === paragraph && target?.kind === 'attachment' && target.number === number,
    ),
  );
}

function numberOf({ printed }: Part): number {
  const digits = printed.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (digits === '') return 1;
  return /^\d+$/.test(digits) ? Number(digits) : chinese.indexOf(digits) + 1;
}

const chinese = '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十'.split(' ');

function attachedAround(text: PolicyText, paragraph: number): Attached | null {
  const own = text.documents.findLast((d) => d.firstParagraph <= paragraph && paragraph < d.endParagraph);
  const carrier = own?.role === 'attachment' ? text.documents.find(({ id }) => id === own.parent) : own;
  return carrier ? attachedTo(text, carrier) : null;
}

function attachedTo(text: PolicyText, carrier: PolicyDocument): Attached {
  const texts = text.documents
    .filter(({ role, parent }) => role === 'attachment' && parent === carrier.id)
    .flatMap((document): Part[] => {
      // 附件1 stands above the title, or before it on its line.
      const from = document.firstParagraph;
      for (const paragraph of [from, from - 1, from - 2]) {
        const match = head.exec(text.paragraphs[paragraph]?.text ?? '');
        if (match) return [{ title: document.title, paragraph: from, ...numeralOf(match, paragraph) }];
      }
      return [];
    });
  const announced = carrier.attachments.flatMap(({ title, span }): Part[] => {
    const match = itemNumber.exec(text.paragraphs[span.paragraph]!.text.slice(0, span.start));
    return match ? [{ title, paragraph: span.paragraph, ...numeralOf(match, span.paragraph) }] : [];
  });
  return { texts, announced };
}

function numeralOf(match: RegExpExecArray, paragraph: number): Pick<Part, 'numeral' | 'printed'> {
  const printed = match[1] ?? '';
  const label = /^附\s*件/.exec(match[0])?.[0].length ?? 0;
  const start = match.index + (printed === '' ? label : match[0].indexOf(printed, label));
  return { printed, numeral: { paragraph, start, end: start + printed.length } };
}
