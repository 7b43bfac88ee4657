/** 抓好四项工作：一是……；二是……；三是……。: a sentence that announces another number of members than it lists. */
import { gathering } from '../../ingest/paragraph-versions.ts';
import { parseNumeral } from '../../policy/numerals.ts';

/** Offsets of the announced number in the paragraph's text. */
export interface WrongCount {
  readonly start: number;
  readonly end: number;
  /** 四项, as printed. */
  readonly printed: string;
  readonly listed: number;
}

/** What announces an enumeration, right before its first label; 三个方面的六项工作 announces twice and is left alone. */
const announcing =
  /(?<![第多等近约上前后每、—~～\-－])(?<count>[两二三四五六七八九十]{1,2}|\d{1,2})(?<measure>大|个|项|类|方面|种|条|点|件)(?<what>[^，。；：、第〇零一二两三四五六七八九十\d]{0,16})[：:。，]\s?(?=一是|（1）|\(1\)|①)/g;
const labels = /(?<=^|[。；：，、:;])\s?(?:([一二三四五六七八九十]{1,2})是(?!否)|[（(](\d{1,2})[）)]|([①-⑳]))/g;

/** Wrong counts by paragraph: enumerations that go on behind it have a single member in theirs. */
export const wrongCounts = gathering(({ text, block }): readonly WrongCount[] | null => {
  if (block.kind !== 'text' || !/[：:。，]\s?(?:一是|[（(]1[）)]|①)/.test(text)) return null;
  const wrong = [...countsIn(text)];
  return wrong.length > 0 ? wrong : null;
});

function* countsIn(text: string): Iterable<WrongCount> {
  for (const { index: start, 0: announced, groups } of text.matchAll(announcing)) {
    const { count, measure } = groups as Readonly<Record<string, string>>;
    const stated = count === '两' ? 2 : (parseNumeral(count!) ?? 0);
    const listed = listedIn(text.slice(start + announced.length - 1));
    if (stated < 2 || listed === null || listed < 2 || listed === stated) continue;
    const printed = `${count}${measure}`;
    yield { start, end: start + printed.length, printed, listed };
  }
}

/** How many members of one kind the text lists from its beginning to where they begin anew; null where they do not run on. */
function listedIn(text: string): number | null {
  let kind: number | null = null;
  let listed = 0;
  for (const match of text.matchAll(labels)) {
    const own = match.slice(1).findIndex((written) => written !== undefined);
    kind ??= own;
    if (own !== kind) continue;
    const written = match[own + 1]!;
    const number = own === 2 ? written.charCodeAt(0) - 0x245f : (parseNumeral(written) ?? 0);
    if (number === 1 && listed > 0) break;
    if (number !== listed + 1) return null;
    listed = number;
  }
  return listed;
}
