/** Tables of contents: they repeat the headings and are none. */
import type { Paragraph } from '../../ingest/paragraph.ts';
import { firstAmong, gathering } from '../../ingest/paragraph-versions.ts';
import { onceForEach } from '../../ingest/print.ts';
import { isContentsHead } from '../../ingest/title-shape.ts';
import { squeeze } from '../fold.ts';

/** Fewest entries of a table of contents without a head. */
const FEWEST = 5;

/** Room for leaders and a page number behind an entry. */
const LEADER = 80;

const none: ReadonlySet<number> = new Set();

/** Those of the paragraphs `members` (indices, in order) that make up a table of contents. */
export function contentsOf(paragraphs: readonly Paragraph[], members: readonly number[]): ReadonlySet<number> {
  const head = firstAmong(heads(paragraphs), members);
  const first = head >= 0 ? head + 1 : firstAmong(entriesIn(paragraphs), members);
  if (first < 0) return none;
  const contents = new Set<number>();
  if (head >= 0) contents.add(members[head]!);
  const entries = new Set<string>();
  let end = first;
  while (end < members.length) {
    const paragraph = paragraphs[members[end]!]!;
    const { text } = paragraph;
    const entry = entryText(paragraph);
    // The first heading that comes again is where the text begins.
    if (!hasLeader(paragraph) && entries.has(entry)) break;
    if (!isEntry(paragraph) && (head < 0 || text.length > 60 || /[。；]/.test(text))) break;
    entries.add(entry);
    end++;
  }
  // Letter-spacing may double the length of a heading, not more.
  const longest = 2 * Math.max(0, ...[...entries].map((entry) => entry.length)) + LEADER;
  const isRepeated = () => {
    for (let index = end; index < members.length; index++) {
      const paragraph = paragraphs[members[index]!]!;
      if (paragraph.text.length <= longest && entries.has(entryText(paragraph))) return true;
    }
    return false;
  };
  const leaders = members.slice(first, end).filter((at) => hasLeader(paragraphs[at]!)).length;
  if (leaders >= 2 || ((head >= 0 || end - first >= FEWEST) && isRepeated())) {
    for (const at of members.slice(first, end)) contents.add(at);
  }
  return contents;
}

const heads = gathering(({ text }) => (isContentsHead(text) ? true : null));
const entriesIn = gathering((paragraph) => (isEntry(paragraph) ? true : null));

/** A line of a table of contents: ends in a page number behind leaders, or is a heading and nothing else. */
function isEntry(paragraph: Paragraph): boolean {
  const { text, print } = paragraph;
  return (print.label !== null && text.length <= 60 && !/[。；：，]$|。/.test(text)) || hasLeader(paragraph);
}

const hasLeader = onceForEach((text) => /(?:…|\.{3,}|·{3,}|．{3,})\s*[（(]?\d{0,4}[）)]?$/.test(text));

/** The entry without leaders, page number and white space. */
const entryText = onceForEach((text) => squeeze(text.replace(/(?:…|\.{3,}|·{3,}|．{3,})+\s*[（(]?\d{0,4}[）)]?$/, '')));
