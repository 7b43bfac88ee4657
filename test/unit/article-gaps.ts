/** Gaps in the numbering of articles, and whether the text itself has them. */
import { chineseNumeral } from '../../server/src/ingest/numerals.ts';
import type { PolicyDocument } from '../../server/src/policy/model.ts';

export interface ArticleGap {
  /** Label of the article that should stand there. */
  readonly expected: string;
  /** The article that was read in its place. */
  readonly read: string;
  /** No line of the source begins with the expected label: the text has the gap, not the reader. */
  readonly own: boolean;
}

/** The first place where the articles of a document do not follow one another (第三条之一 follows 第三条), or null. */
export function firstGap(document: PolicyDocument, source: string): ArticleGap | null {
  let last = { number: 0, sub: 0 };
  for (const { kind, number, sub, label } of document.outline) {
    if (kind !== 'article') continue;
    const follows = sub === 0 ? number === last.number + 1 : number === last.number && sub === last.sub + 1;
    if (!follows) {
      const expected =
        sub === 0
          ? `第${chineseNumeral(last.number + 1)}条`
          : `第${chineseNumeral(number)}条之${chineseNumeral(sub - 1)}`;
      const own = !new RegExp(`^[#*\\s]*${expected}(?!之)`, 'm').test(source);
      return { expected, read: label, own };
    }
    last = { number, sub };
  }
  return null;
}
