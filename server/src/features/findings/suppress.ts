/** The comment that keeps a finding away, ready to be written into the draft. */
import type { Draft, Finding } from '../../checks/check.ts';
import type { Locale } from '../../checks/message.ts';

export interface SuppressionComment {
  /** Source offset where it is inserted. */
  readonly offset: number;
  /** What is written before and behind the reason. */
  readonly before: string;
  readonly after: string;
}

const words: Readonly<Record<Locale, { readonly begin: string; readonly colon: string }>> = {
  zh: { begin: '政策起草 忽略下一行', colon: '：' },
  en: { begin: 'policy-drafting ignore-next-line', colon: ': ' },
};

/**
 * On a line of its own above the line where the finding begins; in a row of a markdown table, which a line would cut in
 * two, right before the finding.
 */
export function suppressionComment({ source }: Draft, { code, range }: Finding, locale: Locale): SuppressionComment {
  const { begin, colon } = words[locale];
  const line = lineAt(source, range.start);
  const inRow = /^\s*\|/.test(source.slice(line.start, line.end));
  return {
    offset: inRow ? range.start : line.start,
    before: `<!-- ${begin} ${code}${colon}`,
    after: ` -->${inRow ? '' : line.lineEnd}`,
  };
}

function lineAt(source: string, offset: number): { start: number; end: number; lineEnd: string } {
  const isEnd = (at: number) => source[at] === '\n' || source[at] === '\r';
  let start = offset;
  while (start > 0 && !isEnd(start - 1)) start--;
  let end = offset;
  while (end < source.length && !isEnd(end)) end++;
  return { start, end, lineEnd: /^(?:\r\n|\r)/.exec(source.slice(end, end + 2))?.[0] ?? '\n' };
}
