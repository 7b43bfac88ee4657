/** Labels that the drafter leaves to be numbered: 第×条, 第X章, （×）, 附件×, 专栏×. */

/** A label at the beginning of a line. */
const placeholder =
  /^([ \t　]*(?:#{1,6}\s)?[ \t　]*)(?:(第)([×xXＸ✕○]{1,3})(?=[条章节])|([（(])([×xXＸ✕○]{1,2})(?=[）)])|(附件|专栏)([×xXＸ✕○]{1,2})(?=[\s：:]|$))/my;
/** What a line must have for it: most lines have none, and are not looked at. */
const mark = /(?:第|[（(]|附件|专栏)[×xXＸ✕○]/g;
const lineEnd = /[\n\r\u2028\u2029]/;
/** Of as many characters as the marks they stand for, so that nothing else moves. */
const stand = ['九', '九十', '九十九'] as const;

export interface Numbered {
  /** The source with a numeral for every mark; as long as it was. */
  readonly source: string;
  /** Offsets of the numerals. */
  readonly fresh: ReadonlySet<number>;
}

/** The source as the reader can read it, and where it was not numbered yet. */
export function withNumerals(source: string): Numbered {
  const fresh = new Set<number>();
  let replaced = '';
  let end = 0;
  for (const { index } of source.matchAll(mark)) {
    let start = index;
    while (start > 0 && !lineEnd.test(source[start - 1]!)) start--;
    if (start < end) continue;
    placeholder.lastIndex = start;
    const found = placeholder.exec(source);
    if (!found) continue;
    const [whole, indent, , marks, open, itemMarks, name, nameMarks] = found as unknown as Label;
    const numeral = nameMarks ? '9'.repeat(nameMarks.length) : stand[(marks ?? itemMarks)!.length - 1]!;
    const lead = `${indent}${name ?? open ?? '第'}`;
    fresh.add(start + lead.length);
    replaced += source.slice(end, start) + lead + numeral;
    end = start + whole.length;
  }
  return { source: replaced + source.slice(end), fresh };
}

/** The groups of {@link placeholder}. */
type Label = readonly [
  whole: string,
  indent: string,
  ordinal: string | undefined,
  marks: string | undefined,
  open: string | undefined,
  itemMarks: string | undefined,
  name: string | undefined,
  nameMarks: string | undefined,
];
