/** The year a section speaks of, for figures whose sentence names none. */
import { lowerBound } from '../../ingest/lower-bound.ts';
import type { Paragraph } from '../../ingest/paragraph.ts';
import { type Gathered, gathering, visitAmong } from '../../ingest/paragraph-versions.ts';
import { rememberedWith } from '../../ingest/remembered.ts';
import type { Lineage } from '../lineage.ts';
import type { Heading } from '../model.ts';

export type SectionYears = readonly (string | null | undefined)[];

/**
 * By paragraph, for those of `members` (indices, in order), the year of the section it stands in, or null; the same list as in
 * the version before where nothing that it hangs on changed.
 */
export function sectionYears(
  paragraphs: readonly Paragraph[],
  members: readonly number[],
  {
    outline,
    title,
    lineage,
  }: { readonly outline: readonly Heading[]; readonly title: string; readonly lineage: Lineage },
): SectionYears {
  const about = [yearsNamed(paragraphs), introductions(paragraphs), itemsIn(paragraphs), members, outline, title];
  return remembered(lineage, about, () => yearsOf(paragraphs, members, outline, title));
}

const remembered = rememberedWith<Lineage, SectionYears>();

function yearsOf(
  paragraphs: readonly Paragraph[],
  members: readonly number[],
  outline: readonly Heading[],
  title: string,
): SectionYears {
  const years = new Array<string | null | undefined>(paragraphs.length);
  const tops = topHeadings(outline);
  // The years that plans and measures name most often are those they look back on.
  const plans = /规划|纲要|行动计划|方案|意见|通知|措施|办法|条例|建议$/.test(title);
  const named = yearsNamed(paragraphs);
  let section: number[] = [];
  let heading = '';
  const close = (): void => {
    const year = yearOf(heading) ?? (plans ? null : (frequentYear(named, section) ?? yearOf(title)));
    for (const at of section) years[at] = year;
    section = [];
  };
  let next = 0;
  for (const at of members) {
    if (tops[next]?.span.paragraph === at) {
      close();
      heading = tops[next]!.text;
      next++;
    }
    section.push(at);
  }
  close();
  addIntroduced(paragraphs, members, outline, years);
  return years;
}

/** 到2025年，实现以下目标： and the last year of 2022—2025年，达到以下指标：hold for the items below. */
function addIntroduced(
  paragraphs: readonly Paragraph[],
  members: readonly number[],
  outline: readonly Heading[],
  years: (string | null | undefined)[],
): void {
  const headings = new Set(outline.filter(({ runIn }) => !runIn).map(({ span }) => span.paragraph));
  const listed = itemsIn(paragraphs);
  visitAmong(introductions(paragraphs), members, (year, _at, index) => {
    for (let item = index + 1; item < members.length; item++) {
      const at = members[item]!;
      if (listed.paragraphs[lowerBound(listed.paragraphs, at)] !== at || headings.has(at)) break;
      years[at] = year;
    }
  });
}

/** Years of paragraphs that announce what is to be reached. */
const introductions = gathering(({ text }) => (/[：:]$/.test(text) ? (introduction.exec(text)?.[1] ?? null) : null));
/** Paragraphs that look like items of a list and announce none themselves. */
const itemsIn = gathering(({ text, print }) =>
  (print.label !== null || /^[—-]{1,2}\S/.test(text)) && !/[：:]$/.test(text) ? true : null,
);
const introduction = /(?:到|\d{4}\s?年?\s?(?:至|[-—–－~～]))\s?(20\d\d)\s?年[^。]*：$/;

/** Kinds that divide a document, from the outside in. */
const dividing: readonly Heading['kind'][] = ['part', 'chapter', 'section', 'chinese', 'parenthesised', 'arabic'];

/** Headings of the outermost kind there is. A fragment that begins inside a section has some of lower kinds before them. */
function topHeadings(outline: readonly Heading[]): Heading[] {
  const kind = dividing.find((candidate) => outline.some((heading) => heading.kind === candidate));
  return outline.filter((heading) => heading.kind === kind);
}

function yearOf(text: string): string | null {
  return /((?:19|20)\d\d)年?(?![\d—–－-])/.exec(text)?.[1] ?? null;
}

/** The year named most often; years that only date documents or mark far goals are few. */
function frequentYear(named: Gathered<string>, section: readonly number[]): string | null {
  const counts = new Map<string, number>();
  visitAmong(named, section, (found) => {
    for (const year of found.split(' ')) counts.set(year, (counts.get(year) ?? 0) + 1);
  });
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best === undefined ? null : best[0];
}

/** With spaces between them. */
const yearsNamed = gathering(({ text }) => {
  if (!text.includes('年')) return null;
  const years = Array.from(text.matchAll(/(?<!比|较|与)((?:19|20)\d\d)年/g), (match) => match[1]!);
  return years.length === 0 ? null : years.join(' ');
});
