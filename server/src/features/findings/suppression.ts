/**
 * Comments in the text that keep findings away, with the reason why:
 *
 * ```
 * <!-- 政策起草 忽略下一行 wording/differs：按征求意见稿原文 -->        <!-- policy-drafting ignore-next-line style/should: … -->
 * <!-- 政策起草 忽略开始 style/*, figure/conflict：附表沿用统计口径 --> … <!-- 政策起草 忽略结束 -->
 * <!-- 政策起草 忽略全文 style/should：讲话稿 -->
 * ```
 *
 * Codes of checks, families (`style/*`) or `*`, parted by spaces or commas; behind a colon the reason. “Next line” is the
 * text behind the comment to the end of its paragraph, however many lines it is printed on. A block ends with its
 * `忽略结束`; blocks may be nested.
 */
import type { Locale } from '../../checks/message.ts';
import { commentsOf } from '../../ingest/comments.ts';
import type { PolicyText } from '../../policy/model.ts';
import type { SourceRange } from '../../policy/span.ts';

export interface SuppressedCode {
  /** Code, family (`style/*`) or `*`, as written. */
  readonly code: string;
  readonly range: SourceRange;
}

export interface Suppression {
  /** The comment; of a block the one that begins it. */
  readonly range: SourceRange;
  /** The comment that ends the block; null where it is none. */
  readonly end: SourceRange | null;
  readonly codes: readonly SuppressedCode[];
  /** Empty where none is given. */
  readonly reason: string;
  /** Findings that begin here are meant. */
  readonly covers: SourceRange;
}

/** A comment that means to suppress and cannot. */
export interface BrokenSuppression {
  readonly range: SourceRange;
  readonly problem: 'unknown-action' | 'no-codes' | 'no-end' | 'no-begin';
}

export interface Suppressions {
  readonly suppressions: readonly Suppression[];
  readonly broken: readonly BrokenSuppression[];
}

type Action = 'next-line' | 'block' | 'file' | 'end';

const actions: Readonly<Record<string, Action>> = {
  忽略下一行: 'next-line',
  忽略开始: 'block',
  忽略结束: 'end',
  忽略全文: 'file',
  'ignore-next-line': 'next-line',
  'ignore-begin': 'block',
  'ignore-end': 'end',
  'ignore-file': 'file',
};

/** Stands where the reason is to be written; it is none. */
export const reasonToBeGiven: Readonly<Record<Locale, string>> = { zh: '请写明理由', en: 'reason to be given' };

/** Another comment may begin with the name of the program; only what begins like an action is meant as one. */
const instruction = /^\s*(?:政策起草|policy-drafting)[\s:：]+((?:忽略|ignore|disable)[^\s:：]*)\s*/;

/** Reads the suppressions of a draft, in order of the text. */
export function suppressionsOf(source: string, text: PolicyText): Suppressions {
  const suppressions: Suppression[] = [];
  const broken: BrokenSuppression[] = [];
  const open: Omit<Suppression, 'end' | 'covers'>[] = [];
  for (const range of commentsOf(source)) {
    const inner = source.slice(range.start + 4, range.end - 3);
    const found = instruction.exec(inner);
    if (!found) continue;
    const action = Object.hasOwn(actions, found[1]!) ? actions[found[1]!]! : null;
    if (action === null) {
      broken.push({ range, problem: 'unknown-action' });
      continue;
    }
    if (action === 'end') {
      const begun = open.pop();
      if (begun) suppressions.push({ ...begun, end: range, covers: { start: begun.range.end, end: range.start } });
      else broken.push({ range, problem: 'no-begin' });
      continue;
    }
    const rest = { text: inner.slice(found[0].length), start: range.start + 4 + found[0].length };
    const suppression = { range, ...codesAndReason(rest.text, rest.start) };
    if (suppression.codes.length === 0) broken.push({ range, problem: 'no-codes' });
    else if (action === 'block') open.push(suppression);
    else {
      const covers =
        action === 'file' ? { start: 0, end: source.length } : { start: range.end, end: endOfNext(text, range.end) };
      suppressions.push({ ...suppression, end: null, covers });
    }
  }
  for (const { range } of open) broken.push({ range, problem: 'no-end' });
  return { suppressions: suppressions.sort((a, b) => a.range.start - b.range.start), broken };
}

function codesAndReason(text: string, start: number): Pick<Suppression, 'codes' | 'reason'> {
  const colon = text.search(/[:：]/);
  const listed = colon < 0 ? text : text.slice(0, colon);
  const codes = [...listed.matchAll(/[^\s,，、;；]+/g)].map(({ 0: code, index }) => ({
    code,
    range: { start: start + index, end: start + index + code.length },
  }));
  const reason = colon < 0 ? '' : text.slice(colon + 1).trim();
  return { codes, reason: Object.values(reasonToBeGiven).includes(reason) ? '' : reason };
}

/** End of the paragraph in which the text goes on behind an offset. */
function endOfNext({ paragraphs, places }: PolicyText, offset: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places.end(middle)! <= offset) low = middle + 1;
    else high = middle;
  }
  while (paragraphs[low]?.block.kind === 'metadata') low++;
  return places.end(low) ?? offset;
}

/** True where the code of a suppression means the check. */
export function meansCheck(suppressed: string, code: string): boolean {
  return (
    suppressed === '*' || suppressed === code || (suppressed.endsWith('/*') && code.startsWith(suppressed.slice(0, -1)))
  );
}
