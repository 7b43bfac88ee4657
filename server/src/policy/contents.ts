/** Tables of contents: they repeat the headings and are none. */
import type { Paragraph } from '../ingest/paragraph.ts';
import { isContentsHead } from '../ingest/title-shape.ts';
import { squeeze } from './fold.ts';

/** Fewest entries of a table of contents without a head. */
const FEWEST = 5;

/** Room for leaders and a page number behind an entry. */
const LEADER = 80;

/** Those of the paragraphs `members` (indices, in order) that make up a table of contents. */
export function contentsOf(paragraphs: readonly Paragraph[], members: readonly number[]): ReadonlySet<number> {
  const contents = new Set<number>();
  const head = members.findIndex((at) => isContentsHead(paragraphs[at]!.text));
  const first = head >= 0 ? head + 1 : members.findIndex((at) => isEntry(paragraphs[at]!));
  if (first < 0) return contents;
  if (head >= 0) contents.add(members[head]!);
  const entries = new Set<string>();
  let end = first;
  while (end < members.length) {
    const paragraph = paragraphs[members[end]!]!;
    const { text } = paragraph;
    const entry = entryText(text);
    // The first heading that comes again is where the text begins.
    if (!hasLeader(text) && entries.has(entry)) break;
    if (!isEntry(paragraph) && (head < 0 || text.length > 60 || /[。；]/.test(text))) break;
    entries.add(entry);
    end++;
  }
  // Letter-spacing may double the length of a heading, not more.
  const longest = 2 * Math.max(0, ...[...entries].map((entry) => entry.length)) + LEADER;
  const repeated = members.slice(end).some((at) => {
    const { text } = paragraphs[at]!;
    return text.length <= longest && entries.has(entryText(text));
  });
  const leaders = members.slice(first, end).filter((at) => hasLeader(paragraphs[at]!.text)).length;
  if (leaders >= 2 || (repeated && (head >= 0 || end - first >= FEWEST))) {
    for (const at of members.slice(first, end)) contents.add(at);
  }
  return contents;
}

/** A line of a table of contents: ends in a page number behind leaders, or is a heading and nothing else. */
function isEntry({ text, print }: Paragraph): boolean {
  return hasLeader(text) || (print.label !== null && text.length <= 60 && !/[。；：，]$|。/.test(text));
}

function hasLeader(text: string): boolean {
  return /(?:…|\.{3,}|·{3,}|．{3,})\s*[（(]?\d{0,4}[）)]?$/.test(text);
}

/** The entry without leaders, page number and white space. */
function entryText(text: string): string {
  return squeeze(text.replace(/(?:…|\.{3,}|·{3,}|．{3,})+\s*[（(]?\d{0,4}[）)]?$/, ''));
}
