/** Headings of one document, from its paragraphs. */
import type { Paragraph } from '../../ingest/paragraph.ts';
import { onceForEach } from '../../ingest/print.ts';
import { rememberedWith } from '../../ingest/remembered.ts';
import { isSameHeading, kept } from '../kept-records.ts';
import type { Lineage } from '../lineage.ts';
import type { Heading, HeadingKind } from '../model.ts';
import { labelledWithin, withGlued } from './glued-headings.ts';
import { type Candidate, candidatesOf, rolesOf } from './heading-candidates.ts';
import { withoutLists } from './heading-lists.ts';

const remembered = rememberedWith<Lineage, readonly Heading[]>();

/**
 * Headings among the paragraphs `members` (indices, in order; the same list while they are the same) of a document: the same
 * list as in the version before where it shows the same.
 */
export function outlineOf(
  paragraphs: readonly Paragraph[],
  members: readonly number[],
  lineage: Lineage,
): readonly Heading[] {
  const roles = rolesOf(paragraphs);
  const within = labelledWithin(paragraphs);
  return remembered(lineage, [roles, within, members], () => {
    const candidates = withoutLists(candidatesOf(paragraphs, roles, members));
    const headings = withLevels(paragraphs, withGlued(within, members, candidates));
    return kept(lineage.last?.outline ?? [], headings, isSameHeading);
  });
}

/** Kinds in the order in which they nest when a document shows no other. */
const ranks: Readonly<Record<HeadingKind, number>> = {
  attachment: 0,
  part: 1,
  chapter: 2,
  section: 3,
  article: 4,
  chinese: 5,
  parenthesised: 6,
  box: 6.5,
  arabic: 7,
  'arabic-parenthesised': 8,
  circled: 9,
  ordinal: 10,
  plain: 11,
};

function withLevels(paragraphs: readonly Paragraph[], candidates: readonly Candidate[]): Heading[] {
  const open: { readonly kind: HeadingKind; readonly rank: number }[] = [];
  return candidates.map((candidate) => {
    const { kind, label, start } = candidate;
    const rank = kind === 'plain' && candidate.depth > 0 ? candidate.depth - 0.5 : ranks[kind];
    const same = open.findIndex((above) => above.kind === kind && above.rank === rank);
    if (same >= 0) open.length = same;
    else while (open.length > 0 && open[open.length - 1]!.rank >= rank) open.pop();
    open.push({ kind, rank });
    const words = wordsOf(paragraphs[candidate.paragraph]!, candidate);
    return {
      label: words.label,
      text: words.text,
      level: open.length,
      kind,
      number: label?.number ?? 0,
      sub: label?.sub ?? 0,
      runIn: candidate.runIn,
      span: { paragraph: candidate.paragraph, start, end: candidate.end },
    };
  });
}

interface HeadingWords {
  start: number;
  end: number;
  hasText: boolean;
  label: string;
  text: string;
}

/** The words of the last heading that was read in a paragraph: there is seldom more than one. */
const lastWords = onceForEach((): HeadingWords => ({ start: -1, end: -1, hasText: false, label: '', text: '' }));

function wordsOf(paragraph: Paragraph, { start, end, label, hasText }: Candidate): HeadingWords {
  const words = lastWords(paragraph);
  if (words.start === start && words.end === end && words.hasText === hasText) return words;
  const { text } = paragraph;
  const body = start + (label?.length ?? 0);
  words.start = start;
  words.end = end;
  words.hasText = hasText;
  words.label = text.slice(start, body).replace(/\s+/g, '');
  words.text = hasText ? headingText(text.slice(body, end)) : '';
  return words;
}

/** Without the closing full stop, and without the mark between label and text (`附件：…`). */
function headingText(text: string): string {
  return text.replace(/^[\s：:]+|[。\s]+$/g, '');
}
