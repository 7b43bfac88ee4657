/**
 * Whether two nearly equal titles are one title with a slip, or the titles of two documents.
 * Both are expected squeezed (`squeeze`): no white space, width folded.
 */
import { align } from '../corpus/wording-align.ts';

/** Numbers and ordinals tell documents of a series apart: years, sessions, plan periods, batches. */
const countingCharacters = /[\d〇零一二三四五六七八九十百千两甲乙丙丁第届次批期年月日号版()[\]-]/;

/** Words that distinguish a document from its draft, trial or amended sister. */
const versionWords = /试行|暂行|修订|修正|草案|征求意见稿|送审稿|实施细则|细则|补充/;

/** The region a title begins with: everything up to the last 省 市 自治区 州 盟 县 区 旗 among its first characters. */
const region = /^.{1,12}?(?:自治[区州县]|[省市州盟县区旗])(?!场|域|划|内|级|委|容)/;

export function isSlip(cited: string, known: string): boolean {
  if ((region.exec(cited)?.[0] ?? '') !== (region.exec(known)?.[0] ?? '')) return false;
  const alignment = align(cited, known);
  if (!alignment) return false;
  const pieces: string[] = alignment.differences.flatMap((d) => [
    cited.slice(d.draftStart, d.draftEnd),
    known.slice(d.clauseStart, d.clauseEnd),
  ]);
  pieces.push(cited.slice(0, alignment.draftStart), cited.slice(alignment.draftEnd));
  pieces.push(known.slice(0, alignment.clauseStart), known.slice(alignment.clauseEnd));
  return !pieces.some((piece) => countingCharacters.test(piece) || versionWords.test(piece));
}
