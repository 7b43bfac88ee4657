/** When a document applies, and what it repeals, as its last articles say. */
import type { Paragraph } from '../../ingest/paragraph.ts';
import { gathering, visitAmong } from '../../ingest/paragraph-versions.ts';
import type { Span, Validity } from '../model.ts';
import { parseDate } from './dates.ts';
import { repealsOf } from './repeals.ts';

type Stated = Pick<Validity, 'effective' | 'until' | 'repeals'>;

const effective =
  /自((?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年\d{0,2}[一二三四五六七八九十]{0,2}月\d{0,2}[一二三四五六七八九十]{0,3}日)起?(?:正式)?(?:施行|实施|执行|生效|施行。)/;
const until = /有效期(?:至|到|截至)((?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年\S{1,3}月(?:\S{1,3}日)?)/;
/** Reads the statements of one document of that title. */
export function validityOf(
  paragraphs: readonly Paragraph[],
  members: readonly number[],
  title: { readonly text: string; readonly span: Span | null },
): Stated {
  let from: string | null = null;
  let to: string | null = null;
  visitAmong(terms(paragraphs), members, (term) => {
    from = term.from ?? from;
    to = term.to ?? to;
  });
  return { effective: from, until: to, repeals: repealsOf(paragraphs, members, title) };
}

/** Dates that a paragraph names as beginning and end. */
interface Term {
  readonly from: string | null;
  readonly to: string | null;
}

const terms = gathering(({ text, block }): Term | null => {
  if (block.kind !== 'text' || !/[施执]行|实施|生效|有效期/.test(text)) return null;
  const starts = /本.{1,12}自|^自|，自|。自/.test(text) ? effective.exec(text)?.[1] : undefined;
  const ends = until.exec(text)?.[1];
  return {
    from: starts === undefined ? null : parseDate(starts),
    to: ends === undefined ? null : parseDate(ends),
  };
});
