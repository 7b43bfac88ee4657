/** Labels that the drafter leaves to be numbered: 第×条, 第X章, （×）, 附件×, 专栏×. */

const placeholder =
  /^([ \t　]*(?:#{1,6}\s)?[ \t　]*)(?:(第)([×xXＸ✕○]{1,3})(?=[条章节])|([（(])([×xXＸ✕○]{1,2})(?=[）)])|(附件|专栏)([×xXＸ✕○]{1,2})(?=[\s：:]|$))/gm;
const mark = /[×xXＸ✕○]/;
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
  if (!mark.test(source)) return { source, fresh };
  const replaced = source.replace(
    placeholder,
    (_whole, indent, _ordinal, marks, open, itemMarks, name, nameMarks, offset: number) => {
      if (nameMarks) {
        fresh.add(offset + indent.length + name.length);
        return `${indent}${name}${'9'.repeat(nameMarks.length)}`;
      }
      const length = (marks ?? itemMarks).length;
      const at = offset + indent.length + 1;
      fresh.add(at);
      return `${indent}${open ?? '第'}${stand[length - 1]}`;
    },
  );
  return { source: replaced, fresh };
}
